### Español. Se tutea; un botón dice lo que ocurre.

## Around every page

layout-skip = Ir al contenido
layout-account = Tu cuenta
layout-signed-in = Has iniciado sesión como
layout-sign-out = Cerrar sesión
layout-footer = Más
layout-developers = Para desarrolladores
layout-apps = Tus aplicaciones
layout-software = Funciona con Permesso
layout-language = Idioma

## Times, spans and places within sentences

time-now = ahora mismo
time-minutes-ago =
    { $count ->
        [one] hace { $count } minuto
       *[other] hace { $count } minutos
    }
time-hours-ago =
    { $count ->
        [one] hace { $count } hora
       *[other] hace { $count } horas
    }
time-yesterday = ayer
time-days-ago =
    { $count ->
        [one] hace { $count } día
       *[other] hace { $count } días
    }
time-day =
    { $day } de { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    } de { $year }
time-date = el { time-day }
time-from = { $when }, desde { $network }
time-never = nunca
span-seconds =
    { $count ->
        [one] { $count } segundo
       *[other] { $count } segundos
    }
span-minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }
span-hours =
    { $count ->
        [one] { $count } hora
       *[other] { $count } horas
    }
span-days =
    { $count ->
        [one] { $count } día
       *[other] { $count } días
    }
place-name = { $name }
place-device = una aplicación de este dispositivo
place-device-heading = Una aplicación de este dispositivo

## Start page

home-title = Te damos la bienvenida
home-lead = Esta es la puerta de { $instance }. Aquí inicias sesión, y aquí decides qué aplicaciones pueden usar tu cuenta.
home-promise = Ninguna aplicación entra sin tu sí, ninguna ve tu contraseña, y puedes retirar cada sí cuando quieras.
home-sign-in = Iniciar sesión
home-account = Ir a tu cuenta
home-setup-title = Aún sin configurar
home-setup = Nadie administra todavía este servidor. Abre el enlace de configuración que mostró donde se inició, o muestra uno nuevo con:
home-developers = ¿Escribes una aplicación? Las { $docs } te llevan de cero a un token que funciona.
home-docs = páginas para desarrolladores

## Sign-in

sign-in-title = Iniciar sesión
sign-in-continue = para continuar hacia { $place }
sign-in-username = Nombre de usuario o correo electrónico
sign-in-password = Contraseña
sign-in-button = Iniciar sesión
sign-in-wrong = El nombre y la contraseña no van juntos. Comprueba ambos e inténtalo de nuevo.
sign-in-slow-down = Ha habido demasiados intentos. Espera { $span } y vuelve a intentarlo; hasta entonces no se mira ninguna contraseña.
sign-in-passkey = Iniciar sesión con una llave de acceso
sign-in-signed-out = Has cerrado la sesión.
sign-in-forgotten = ¿Has olvidado la contraseña? { $recover }
sign-in-recover = Elige otra

## Second factor, codes and passkeys

second-factor-title = Un paso más
second-factor-lead = La contraseña de { $name } es correcta. Ahora muestra que también tienes lo que va con ella.
second-factor-lead-app = La contraseña de { $name } es correcta. Ahora muestra que también tienes lo que va con ella, para continuar hacia { $place }.
second-factor-button = Iniciar sesión
second-factor-lost-title = ¿Has perdido el dispositivo?
second-factor-lost = Usa uno de tus códigos de recuperación: cada uno sirve una sola vez, en lugar de un código de la aplicación. Si no tienes ninguno, quienes gestionan { $instance } pueden volver a darte acceso cuando estén seguros de que eres tú.
second-factor-lost-all = A esta cuenta no le quedan códigos de recuperación. Quienes gestionan { $instance } pueden volver a darte acceso cuando estén seguros de que eres tú.
second-factor-cancel = Empezar de nuevo
code-label = Código
code-hint = Las seis cifras que tu aplicación de autenticación muestra ahora.
code-hint-or-recovery = Las seis cifras que tu aplicación de autenticación muestra ahora, o uno de tus códigos de recuperación.
code-recovery-label = Código de recuperación
code-recovery-hint = Uno de los códigos que guardaste al añadir tu llave de acceso. Cada uno sirve una sola vez.
code-wrong = Este código no vale. La aplicación muestra uno nuevo cada 30 segundos, y cada código sirve una sola vez.
code-slow-down = Ha habido demasiados intentos. Espera { $span } y vuelve a intentarlo; hasta entonces no se mira nada.
passkey-sign-in =
    .title = Iniciar sesión con una llave de acceso
    .lead = Tu navegador te pide la llave de acceso de tu cuenta: con huella, rostro, PIN o una llave que se conecta.
    .without = También puedes iniciar sesión con tu nombre de usuario y tu contraseña.
    .back = Iniciar sesión con una contraseña
passkey-second-factor =
    .title = Usa tu llave de acceso
    .lead = Tu navegador te pide la llave de acceso de tu cuenta: con huella, rostro, PIN o una llave que se conecta.
    .without = Puedes volver atrás y escribir un código.
    .back = Escribir un código
passkey-proof =
    .title = Demuestra que eres tú
    .lead = Tu navegador te pide la llave de acceso de tu cuenta: con huella, rostro, PIN o una llave que se conecta.
    .without = Puedes volver atrás y escribir un código.
    .back = Volver sin cambiar nada
passkey-enrol =
    .title = Añadir una llave de acceso
    .lead = Una llave de acceso se queda en este dispositivo, en tu gestor de contraseñas o en una llave que se conecta. Solo funciona en este sitio, así que ningún otro puede sacártela.
    .without = También puedes añadir una aplicación de autenticación.
    .back = Volver sin añadir ninguna
passkey-use = Usar una llave de acceso
passkey-continue = Continuar con tu llave de acceso
passkey-make = Crear esta llave de acceso
passkey-name-value = Llave de acceso
passkey-waiting = Tu navegador te la pide ahora. Sigue lo que diga.
passkey-failed = Se ha cancelado, ha tardado demasiado, o este dispositivo no tiene una llave de acceso adecuada. Pulsa el botón para intentarlo de nuevo.
passkey-unsupported = Este navegador no puede usar llaves de acceso aquí. Vuelve atrás y usa otro camino.
passkey-refused = Esta llave de acceso no se ha aceptado. Puede que sea de otra cuenta, que se haya quitado, o que la respuesta haya tardado demasiado. Inténtalo de nuevo, o vuelve atrás y usa otro camino.
passkey-no-script = Las llaves de acceso necesitan JavaScript, que aquí está desactivado.
copied = Copiado

## The proof before a change

confirm-title = Demuestra que eres tú
confirm-other = Antes de este cambio, demuestra otra vez que eres tú.
confirm-add-method = Antes de añadir un segundo factor, demuestra otra vez que eres tú.
confirm-remove-method = Antes de que se quite un segundo factor, demuestra otra vez que eres tú.
confirm-recovery-codes = Antes de recibir nuevos códigos de recuperación, demuestra otra vez que eres tú.
confirm-password-change = Antes de cambiar la contraseña, demuestra otra vez que eres tú.
confirm-make-token = Antes de que se cree este token, demuestra otra vez que eres tú.
confirm-change-token = Antes de que se cambie este token, demuestra otra vez que eres tú.
confirm-make-app = Antes de que se registre esta aplicación, demuestra otra vez que eres tú.
confirm-change-app = Antes de que se cambie esta aplicación, demuestra otra vez que eres tú.
confirm-password = Tu contraseña
confirm-wrong-password = Esta no es tu contraseña. Compruébala e inténtalo de nuevo.
confirm-button = Confirmar y continuar
confirm-back = Volver sin cambiar nada
confirm-remembered = Esto frena a quien encuentre tu dispositivo desbloqueado. Tu prueba vale durante { $span }, solo en este navegador.

## A new e-mail address

confirm-email-title = Confirma tu correo electrónico
confirm-email-ask = Tu cuenta en { $instance } usará a partir de ahora { $email }, y ya no la dirección anterior.
confirm-email-button = Usar esta dirección
confirm-email-done-title = Tu dirección está confirmada
confirm-email-done = Tu cuenta en { $instance } usa ahora { $email }.
confirm-email-gone-title = Este enlace no funciona
confirm-email-gone = El enlace no confirma, o ya no confirma, una dirección en { $instance }. No se ha cambiado nada.
confirm-email-gone-way = Un enlace sirve una sola vez, durante 24 horas, y cada enlace nuevo anula el anterior. También termina cuando la dirección ha pasado a otra cuenta. Pide un enlace nuevo donde te dieron este.

## Joining and recovering

sign-up-title = Crea tu cuenta
sign-up-lead = Tienes una invitación a { $instance }. Elige cómo quieres llamarte aquí, y una contraseña.
sign-up-lead-for = Tienes una invitación a { $instance } como { $email }. Elige cómo quieres llamarte aquí, y una contraseña.
sign-up-have-one = Ya tengo una cuenta
recover-title = Otra contraseña
recover-ask =
    .title = ¿Has olvidado la contraseña?
    .lead = Quienes gestionan { $instance } pueden darte un enlace con el que elegir otra.
    .next = Pídelo de una manera por la que sepan que eres tú. Un enlace es para una cuenta, sirve una sola vez y vive un día.
recover-gone =
    .title = Este enlace no funciona
    .lead = Ya se ha usado, es demasiado viejo, o uno más nuevo ha ocupado su lugar. No ha cambiado nada.
    .next = Pide otro enlace a quienes gestionan { $instance }.
recover-choose =
    .title = Elige otra contraseña
    .lead = Es para la cuenta { $username } en { $instance }.
    .next = Termina lo que abría la anterior: tu sesión se cierra en todas partes, y las aplicaciones y los tokens personales pierden su acceso. Tu segundo factor se queda.
recover-done =
    .title = Tu nueva contraseña ya vale
    .lead = Tu sesión está cerrada en todas partes, y ninguna aplicación tiene ya acceso a tu cuenta en { $instance }.
    .next = Inicia sesión con la contraseña que acabas de elegir, y conecta las aplicaciones que aún quieras.
sign-up-lead-mailed = La dirección { $email } es tuya. Elige cómo quieres llamarte en { $instance }, y una contraseña.
sign-up-other-browser = Vienes de una aplicación que espera en otro navegador, o que ha esperado demasiado. Cuando tu cuenta esté creada, vuelve a la aplicación y empieza allí de nuevo.
sign-up-ask-lead = ¿Qué dirección de correo debe tener tu cuenta en { $instance }? Allí llega un enlace con el que sigues.
sign-up-ask-button = Enviadme el enlace
sign-up-ask-gone = Este enlace no funciona: ya se ha usado, o tiene más de dos horas. Puedes pedir otro.
sign-up-sent-title = Mira en tu buzón
sign-up-sent = Si podemos escribir a { $email }, un correo va de camino. Abre el enlace que contiene antes de dos horas.
sign-up-sent-app = Ábrelo en este navegador: así vuelves a la aplicación de la que vienes.
sign-up-sent-again = ¿No hay nada después de unos minutos? Mira también entre los correos no deseados, o { $again }.
sign-up-sent-again-link = pide otra vez
sign-up-done-title = Tu cuenta está creada
sign-up-done-lead = Ya estás en { $instance } con tu cuenta.
sign-up-done-app = Para seguir con la aplicación de la que vienes, vuelve a ella y empieza allí de nuevo.
sign-in-sign-up = ¿Aún no tienes cuenta? { $make }
sign-in-sign-up-link = Crea una
recover-ask-mail =
    .title = ¿Has olvidado tu contraseña?
    .lead = Escribe tu nombre de usuario en { $instance }, o tu dirección de correo. Un enlace con el que eliges otra contraseña va a la dirección de la cuenta.
    .next = El enlace sirve una sola vez, durante una hora.
recover-sent =
    .title = Mira en tu buzón
    .lead = Si en { $instance } hay una cuenta así, un correo va de camino a su dirección.
    .next = Abre el enlace que contiene antes de una hora. ¿No hay nada después de unos minutos? Mira también entre los correos no deseados.
recover-gone-mail =
    .title = Este enlace no funciona
    .lead = Ya se ha usado, es demasiado viejo, o uno más nuevo ha ocupado su lugar. No ha cambiado nada.
    .next = Puedes pedir otro.
recover-again = Pedir otro enlace
address-lead = Tu cuenta tiene la dirección { $email }. Nadie ha confirmado todavía que es tuya.
address-lead-verified = Tu cuenta tiene la dirección { $email }. Has confirmado que es tuya.
address-waits = { $email } espera su enlace: lo tienen quienes gestionan este servidor. Hasta que se use, tu dirección queda como está.
address-waits-mail = Un correo va de camino a { $email }. Abre el enlace que contiene antes de un día; hasta entonces tu dirección queda como está.
address-forget = Conservar la dirección que tengo
address-forgotten = Tu dirección queda como está; no espera ninguna otra.
address-same = Esta es la dirección que tienes.
address-field = Nueva dirección de correo
address-hint = Cuenta cuando se haya usado un enlace, que te darán quienes gestionan este servidor.
address-hint-mail = Cuenta cuando se haya usado el enlace que llega allí. También avisamos a la dirección que tienes ahora.
address-button = Cambiar la dirección
address-back = Volver a tu cuenta
delete-title = Eliminar tu cuenta
delete-lead = Esto acaba enseguida y para siempre con tu cuenta { $username } en { $instance }. Nadie puede traerla de vuelta.
delete-goes = Lo que desaparece
delete-sessions = { $count ->
        [one] Tu sesión en este navegador termina.
       *[other] Tus sesiones en { $count } navegadores terminan.
    }
delete-apps = { $count ->
        [0] Ninguna aplicación tiene un acceso que terminaría.
        [one] Una aplicación pierde su acceso a tu cuenta.
       *[other] { $count } aplicaciones pierden su acceso a tu cuenta.
    }
delete-tokens = { $count ->
        [0] No tienes tokens personales que terminarían.
        [one] Tu token personal termina.
       *[other] Tus { $count } tokens personales terminan.
    }
delete-own-app = { $count ->
        [0] Tu aplicación «{ $name }» se elimina. Nadie está conectado a ella.
        [one] Tu aplicación «{ $name }» se elimina, y una persona ya no podrá usarla aquí.
       *[other] Tu aplicación «{ $name }» se elimina, y { $count } personas ya no podrán usarla aquí.
    }
delete-hand-over = Si alguien debe quedarse con una de tus aplicaciones, entrégasela antes, en { $developer }.
delete-stays = Lo que queda
delete-stays-record = Un registro de lo que pasó, sin tu nombre ni tu dirección, durante 400 días.
delete-stays-elsewhere = Lo que las aplicaciones ya han leído o publicado: solo ellas pueden eliminarlo.
delete-last-admin = Nadie más administra este servidor, así que la cuenta no puede desaparecer. Antes da la administración a otra persona.
delete-name = Escribe tu nombre de usuario para confirmar
delete-wrong-name = Este no es tu nombre de usuario.
delete-button = Eliminar mi cuenta
delete-back = Conservar mi cuenta
deleted-title = Tu cuenta está eliminada
deleted-lead = Todo lo que dependía de ella en { $instance } ha terminado. Gracias por haber estado aquí.
deleted-home = A la página de inicio
confirm-address = Antes de cambiar tu dirección, demuestra otra vez quién eres.
confirm-delete-account = Antes de eliminar tu cuenta, demuestra otra vez quién eres.
history-reset-mailed = Se pidió un enlace para una nueva contraseña, y fue a tu dirección.
history-email-mailed = El enlace de tu nueva dirección fue allí.

## Mails

mail-network-asked = La petición venía de la red { $network }.
mail-network-done = Se hizo desde la red { $network }.
mail-footer = Enviado por { $instance }, { $url }. Nadie lee las respuestas a este correo.
mail-sign-up =
    .subject = Crea tu cuenta en { $instance }
    .lead = Alguien, ojalá tú, quiere crear una cuenta en { $instance } con esta dirección.
    .button = Crear la cuenta
    .next = El enlace sirve una sola vez, antes de dos horas, y muestra que la dirección es tuya.
    .not-you = Si no has sido tú, no hagas nada: sin el enlace no se crea ninguna cuenta.
mail-has-account =
    .subject = Ya tienes una cuenta en { $instance }
    .lead = Alguien, ojalá tú, quiere usar esta dirección en { $instance }. Ya pertenece a la cuenta { $username }.
    .button = Iniciar sesión
    .next = Si has olvidado la contraseña, puedes elegir otra: { $recover }
    .not-you = Si no has sido tú, no hagas nada: no ha cambiado nada, y quien lo pidió no ha sabido que tienes una cuenta.
mail-reset =
    .subject = Otra contraseña para { $instance }
    .lead = Alguien, ojalá tú, ha olvidado la contraseña de la cuenta { $username } en { $instance }.
    .button = Elegir otra contraseña
    .next = El enlace sirve una sola vez, antes de una hora. Una nueva contraseña cierra tus sesiones en todas partes, y acaba con el acceso de las aplicaciones y tus tokens personales; tu segundo factor queda.
    .not-you = Si no has sido tú, no hagas nada: tu contraseña queda como está.
mail-invitation =
    .subject = Tienes una invitación a { $instance }
    .lead = Quienes gestionan { $instance } te invitan a crear una cuenta con esta dirección.
    .button = Crear la cuenta
    .next = El enlace sirve una sola vez, y muestra que la dirección es tuya.
    .not-you = Si no sabes de qué se trata, no hagas nada: sin el enlace no se crea ninguna cuenta.
mail-new-address =
    .subject = ¿Es esta tu dirección?
    .lead = La cuenta { $username } en { $instance } debe tener desde ahora esta dirección.
    .button = Confirmar la dirección
    .next = El enlace sirve una sola vez, antes de un día. Hasta entonces la cuenta conserva la dirección que tiene.
    .not-you = Si no es tu cuenta, no hagas nada: entonces no cambia nada.
mail-address-asked =
    .subject = ¿Otra dirección para tu cuenta en { $instance }?
    .lead = La cuenta { $username } en { $instance } debe tener la dirección { $email } en lugar de esta. Cambia cuando se use el enlace que fue allí.
    .not-you = Si no has sido tú, otra persona está usando tu cuenta. Cambia enseguida la contraseña, y mira qué está conectado: { $security }
mail-address-changed =
    .subject = Tu cuenta en { $instance } tiene otra dirección
    .lead = La cuenta { $username } en { $instance } tiene ahora la dirección { $email }. Este era el último correo a la antigua.
    .not-you = Si no has sido tú, otra persona está usando tu cuenta. Escribe enseguida a quienes gestionan { $instance }.
mail-password-changed =
    .subject = Tu contraseña en { $instance } ha cambiado
    .lead = La cuenta { $username } en { $instance } tiene otra contraseña.
    .not-you = Si no has sido tú, elige otra enseguida, con un enlace a esta dirección: { $recover }
mail-factor-removed =
    .subject = Se ha quitado un segundo factor en { $instance }
    .lead = La cuenta { $username } en { $instance } tiene un segundo factor menos, o ya ninguno.
    .not-you = Si no has sido tú, cambia enseguida la contraseña, y mira qué protege tu cuenta: { $security }
mail-deleted =
    .subject = Tu cuenta en { $instance } está eliminada
    .lead = La cuenta { $username } en { $instance } ya no existe, ni sus sesiones, ni el acceso de las aplicaciones, ni sus tokens personales, ni sus propias aplicaciones.
    .next = Un registro de lo que pasó queda 400 días, sin tu nombre ni tu dirección.
    .not-you = Si no has sido tú, escribe a quienes gestionan { $instance }.
mail-test =
    .subject = Los correos de { $instance } llegan
    .lead = Quien lleva el servidor ha pedido esta prueba: los correos de { $instance } llegan a esta dirección.

## Setup

setup-title = Crea la primera cuenta
setup-lead = Tienes el enlace de configuración de { $instance }, así que vas a administrarlo tú. Después, el enlace deja de funcionar.
setup-username = Nombre de usuario
setup-username-hint = De 2 a 39 caracteres: de la a a la z, de 0 a 9, punto, guion y guion bajo.
setup-name = Tu nombre
setup-name-hint = Como lo verán los demás.
setup-email = Correo electrónico
setup-password = Contraseña
setup-password-hint = Mejor larga que complicada: cuatro o cinco palabras sin relación entre sí hacen una buena. Tu gestor de contraseñas también puede crear una.
setup-button = Crear esta cuenta
setup-wrong =
    { $count ->
        [one] Hay que cambiar un campo:
       *[other] Hay que cambiar { $count } campos:
    }
setup-done-title = { $instance } es tuyo
setup-done-lead = La cuenta { $username } administra { $instance }. El enlace de configuración ya no funciona.
setup-done-next = Inicia sesión con la contraseña que acabas de elegir.
setup-done-button = Iniciar sesión

## What is wrong with what was typed

wrong-username-length = Un nombre de usuario tiene de 2 a 39 caracteres.
wrong-username-characters = Un nombre de usuario se compone de letras minúsculas de la a a la z, cifras, puntos, guiones bajos y guiones.
wrong-username-start = Un nombre de usuario empieza por una letra o una cifra.
wrong-username-taken = Este nombre de usuario ya está ocupado.
wrong-name = Como mucho 100 caracteres, en una línea.
wrong-email = Una dirección de correo tiene la forma nombre@example.org.
wrong-email-length = Una dirección de correo tiene como mucho 254 caracteres.
wrong-email-taken = Ya hay una cuenta con esta dirección.
weak-breached = Esta contraseña se conoció en una filtración de algún sitio, así que está entre las primeras que se prueban. Usa otra.
weak-same = Esta es la contraseña que ya tienes.
weak-short = Usa al menos 15 caracteres. Cuatro o cinco palabras sin relación entre sí son fáciles de recordar y difíciles de adivinar.
weak-long = Usa como mucho 100 caracteres.
weak-personal = Es sobre todo tu nombre o tu dirección, o el nombre de este sitio. Usa otras palabras.
weak-rows = Las filas de teclas son fáciles de adivinar.
weak-repeats = Las repeticiones son fáciles de adivinar.
weak-common = Mucha gente usa esta contraseña.
weak-similar = Se parece a una contraseña que usa mucha gente.
weak-sequences = Las secuencias como abc o 6543 son fáciles de adivinar.
weak-dates = Las fechas y los años son fáciles de adivinar.
weak-word = Una sola palabra es fácil de adivinar.
weak-names = Los nombres son fáciles de adivinar.
weak-use-phrase = Usa algunas palabras que no formen una frase corriente.
weak-add-words = Añade una o dos palabras que no tengan nada que ver con el resto.
weak-capitals = Las mayúsculas ayudan poco; otra palabra ayuda más.
weak-reversed = Las palabras escritas al revés ayudan poco; otra palabra ayuda más.
weak-substitutions = Escribir @ por a, o 0 por o, ayuda poco; otra palabra ayuda más.
weak-use-words = Usa palabras en lugar de dibujos en el teclado.
weak-avoid-repeats = Evita palabras y caracteres que se repiten.
weak-avoid-sequences = Evita las secuencias.
weak-avoid-dates = Evita fechas y años que tengan que ver contigo.

## Consent

consent-title = ¿Permitir { $site }?
consent-ask-site = { $site } quiere usar tu cuenta
consent-ask-device = { $place } quiere usar tu cuenta
consent-ask-app = La aplicación detrás de { $scheme } quiere usar tu cuenta
consent-punycode = En la barra de direcciones: { $host }
consent-name = Dice llamarse «{ $name }».
consent-nameless = No dice cómo se llama.
consent-badge-checked = Comprobada
consent-badge-unchecked = Sin comprobar
consent-checked = Alguien de { $instance } ha examinado esta aplicación.
consent-unchecked = Nadie de { $instance } ha examinado esta aplicación. Di que sí solo si vienes de ella por tu cuenta, ahora mismo.
consent-mixed = Su nombre mezcla letras de varios alfabetos y puede parecer otro nombre. Guíate por la dirección.
consent-website = Dice pertenecer a { $website }.
consent-registered = Se registró aquí { $when }.
consent-changed = Ha cambiado desde tu último sí
consent-changed-name = Decía llamarse «{ $before }», y ahora «{ $after }».
    .new = No decía cómo se llama, y ahora dice llamarse «{ $after }».
    .gone = Decía llamarse «{ $before }», y ahora no dice cómo se llama.
consent-changed-website = Decía pertenecer a { $before }, y ahora a { $after }.
    .new = Ahora dice pertenecer a { $after }.
    .gone = Ya no dice pertenecer a { $before }.
consent-changed-redirect = Te enviaba a { $before }, y ahora a { $after }.
    .new = Ahora también puede enviarte a { $after }.
    .gone = Ya no te envía a { $before }.
consent-changed-owner = Ahora la gestiona otra persona.
consent-account = La cuenta en uso
consent-switch = ¿No eres tú?
consent-admin = Administras { $instance }. Los servicios que confían en tu cuenta podrían dejar que esta aplicación llegue tan lejos como tú; una cuenta corriente es la opción más segura.
consent-able = Podrá
consent-identity = Ver tu nombre y tu nombre de usuario
consent-only-identity = Solo sabrá quién eres: tu nombre y tu nombre de usuario. No puede leer ni cambiar nada más.
consent-untick = Quita la marca de lo que no quieras dar.
consent-unable = No podrá
consent-not-password = Ver o cambiar tu contraseña
consent-not-email = Ver tu correo electrónico
consent-not-apps = Iniciar sesión aquí en tu lugar, ni dejar entrar a otras aplicaciones
consent-not-more = Hacer nada que no figure arriba
consent-duration = Cuánto tiempo
consent-lasts-until = Durante { $max } como mucho; menos si la aplicación no se usa durante { $idle }.
consent-lasts-while-used = Mientras se use la aplicación; termina tras { $idle } sin uso.
consent-stop = Puedes detenerlo en cualquier momento en { $apps }.
consent-to-site = Tanto si deniegas como si permites, irás a { $site }.
consent-to-device = Tanto si deniegas como si permites, irás a una aplicación de este dispositivo, en { $host }.
consent-to-app = Tanto si deniegas como si permites, irás a la aplicación de este dispositivo que abre los enlaces { $scheme }.
consent-plain-http = El camino hasta allí no está cifrado (http simple). Otras personas de tu red podrían leerlo y usar tu cuenta como puede esta aplicación.
consent-deny = Denegar
consent-allow = Permitir { $place }
consent-allow-device = Permitir esta aplicación
consent-closes = Esta pregunta sigue abierta durante { $span }. Después, empieza de nuevo desde la aplicación.

## Scopes that come with the server

scope-email = Ver tu correo electrónico
scope-event-write = Añadir y editar tus eventos. Esto incluye eliminarlos.
scope-incognito = Acceder a tu cuenta de incógnito.
scope-account = Gestionar tu cuenta, tus colectivos y tus organizaciones.
scope-expenses = Crear y gestionar gastos y métodos de cobro.
scope-orders = Crear y gestionar contribuciones y métodos de pago.
scope-transactions = Reembolsar y rechazar transacciones registradas.
scope-virtual-cards = Crear y gestionar tarjetas virtuales.
scope-updates = Crear y gestionar novedades.
scope-conversations = Crear y gestionar conversaciones.
scope-webhooks = Crear y gestionar webhooks.
scope-host = Administrar anfitriones fiscales.

## Errors: what happened, why, what to do now

error-request-id = Petición
error-back = Volver a { $place }
error-code = Código
error-home = Ir a la página de inicio
error-developer = Para quien desarrolla la aplicación
error-not-found =
    .title = Aquí no hay nada
    .what = Ninguna página de { $instance } tiene esta dirección.
    .why = Puede que esté mal escrita, o que la página se haya movido o ya no exista.
    .way = Comprueba la dirección, o sigue desde la página de inicio.
error-method =
    .title = Esta dirección funciona de otra manera
    .what = La página existe, pero no se puede pedir así.
    .why = Suele pasar cuando un formulario se abre como un enlace, o se recarga después de enviarlo.
    .way = Vuelve atrás y usa los botones de la página.
error-forgery =
    .title = No hemos podido saber si eras tú
    .what = El formulario llegó sin su sello, así que no se ha cambiado nada.
    .why = Puede que la página llevara mucho tiempo abierta, que las cookies estén desactivadas, o que otro sitio intentara enviar el formulario en tu nombre.
    .way = Vuelve atrás, recarga la página y envíalo otra vez. Las cookies deben estar permitidas para este sitio.
error-forbidden =
    .title = No te corresponde abrirlo
    .what = Tu cuenta no puede ver ni hacer esto.
    .why = Es de otra persona, o de quienes administran { $instance }.
    .way = Vuelve atrás, o inicia sesión con la cuenta que puede.
error-setup-link =
    .title = Este enlace de configuración no funciona
    .what = Este enlace no crea, o ya no crea, la primera cuenta.
    .why = Un enlace de configuración vive 24 horas, y cada enlace nuevo anula el anterior.
    .way = En el servidor, ejecuta «permesso setup-link» y abre el enlace que muestra.
error-too-large =
    .title = Era demasiado de una vez
    .what = Lo que se envió es más grande de lo que esta página lee, así que no se ha cambiado nada.
    .why = Los formularios de aquí son pequeños; uno más grande es un error o un ataque.
    .way = Vuelve atrás y envía menos.
error-bad-form =
    .title = No se pudo leer el formulario
    .what = Lo que se envió no es un formulario completo, así que no se ha cambiado nada.
    .why = Falta un campo, está dos veces, o está escrito como no escriben los formularios.
    .way = Vuelve atrás, recarga la página y envíalo otra vez.
error-too-many =
    .title = Demasiado de una vez
    .what = Ha habido demasiadas peticiones, así que esta no se ha mirado.
    .why = La parte de cada cual es limitada, para que el servidor siga rápido y adivinar siga lento. Puede que también la hayan usado otras personas de tu red.
    .way = Espera { $wait } y vuelve a intentarlo.
error-unavailable =
    .title = Ahora no podemos responder
    .what = El servidor funciona, pero no pudo hacer lo que pedías. No se ha cambiado nada.
    .why = Su base de datos no responde, o en este momento pide demasiada gente.
    .way = Espera { $wait } y vuelve a intentarlo.
error-broken =
    .title = Aquí se ha roto algo
    .what = El fallo es nuestro, no tuyo.
    .why = El servidor ha topado con algo para lo que no estaba hecho. Los detalles están en su registro.
    .way = Inténtalo de nuevo. Si sigue roto, da el número de petición de abajo a quienes gestionan { $instance }.
error-unknown-client =
    .title = No conocemos esta aplicación
    .what = Una aplicación te envió aquí con un identificador que nadie tiene en { $instance }.
    .why = Puede que su registro haya caducado, o que se hiciera en otro servidor. No has hecho nada mal, y no se ha revelado nada.
    .way = Vuelve a la aplicación y conéctala de nuevo. Si la desarrollas tú: regístrala otra vez y usa el identificador nuevo.
error-client-disabled =
    .title = Esta aplicación está desactivada
    .what = Quienes gestionan { $instance } no dejan entrar a esta aplicación por ahora.
    .why = La han desactivado, o aún no la han aprobado.
    .way = Pregúntales si la necesitas. No se ha revelado nada.
error-bad-redirect =
    .title = Esta aplicación no dice adónde enviarte
    .what = No envió una dirección a la que devolverte, o una que no se puede usar. Por eso nos hemos detenido aquí.
    .why = Un código para tu cuenta no debe llegar a nadie más que a la aplicación.
    .way = Vuelve a la aplicación y di a quienes la hacen lo que está abajo.
error-redirect-mismatch =
    .title = Esta aplicación dio una dirección distinta de la registrada
    .what = Nos pide que te enviemos a una dirección que no está registrada para ella. Por eso nos hemos detenido aquí.
    .why = Puede que alguien haya cambiado el enlace que seguiste, para conseguir un código para tu cuenta. Casi siempre es un error de la aplicación.
    .way = Vuelve a la aplicación e inténtalo una vez más. Si la desarrollas tú: envía una dirección registrada, exactamente como está escrita allí, o registra esta.
error-bad-request =
    .title = La aplicación preguntó de una manera que no funciona
    .what = Lo que la aplicación envió contigo tiene un error, así que no pudimos hacerte su pregunta.
    .why = El error está en la aplicación, no en lo que hiciste tú.
    .way = Vuelve a la aplicación. Si ocurre otra vez, di a quienes la hacen lo que está abajo.
error-request-gone =
    .title = Esta pregunta ya no está abierta
    .what = La pregunta de la aplicación ha caducado, ya tuvo respuesta, o se hizo en otro navegador o a otra persona.
    .why = Una pregunta solo está abierta unos minutos, y solo para la persona a quien se hizo.
    .way = Vuelve a la aplicación y empieza de nuevo.
error-sign-up-closed =
    .title = Aquí las cuentas las crean por ti
    .what = Nadie puede crear por su cuenta una cuenta en { $instance }.
    .why = Así lo han decidido quienes lo gestionan.
    .way = Pídeles una cuenta.
error-invite-needed =
    .title = Necesitas una invitación
    .what = Las cuentas de { $instance } se crean con un enlace que entregan quienes lo gestionan.
    .why = Quieren saber quién entra.
    .way = Pídeles una invitación, y abre su enlace.
error-invite-gone =
    .title = Esta invitación ya no funciona
    .what = Su enlace se ha agotado o retirado, o es demasiado antiguo. No se ha creado ninguna cuenta.
    .why = Una invitación vale para tantas cuentas y tanto tiempo como dijeron quienes la hicieron.
    .way = Pide otra a quienes gestionan { $instance }.
error-step-gone =
    .title = Hay que empezar de nuevo
    .what = Lo que habías empezado ya no está abierto, así que no se ha cambiado nada.
    .why = Un inicio de sesión o un segundo factor a medias solo está abierto unos minutos, y solo en un navegador.
    .way = Vuelve adonde empezaste, y empieza de nuevo.
error-already-answered =
    .title = Ya has respondido
    .what = Esta pregunta ya tuvo su respuesta, y esa es la que cuenta. Ahora no se ha cambiado nada.
    .why = El formulario se envió por segunda vez, casi siempre por el botón de atrás o una recarga.
    .way = Vuelve a la aplicación. Si allí no funciona, empieza de nuevo desde ella.
error-sent = La aplicación envió
error-registered =
    { $count ->
        [one] Para ella está registrada
       *[other] Para ella están registradas
    }
error-difference = Difieren a partir del carácter { $place }: lo enviado es { $sent }, lo registrado es { $registered }.
error-difference-short = Lo enviado termina antes del carácter { $place }; lo registrado sigue con { $registered }.
error-difference-long = Lo registrado termina antes del carácter { $place }; lo enviado sigue con { $sent }.

## Account

account-title = Tu cuenta
account-name = Nombre
account-username = Nombre de usuario
account-email = Correo electrónico
account-email-pending = { $email } espera a que se use su enlace.
account-role = Función
account-admin = Administración
account-nav-overview = Resumen
account-nav-security = Seguridad
account-nav-sessions = Sesiones
account-nav-apps = Aplicaciones
account-nav-tokens = Tokens
account-nav-history = Historial
account-nav-developer = Tus aplicaciones
account-developer-text = Registra las aplicaciones que desarrollas, y mira qué va mal en ellas.
account-second-factor-on = Un segundo factor protege tu cuenta.
account-second-factor-off = Solo tu contraseña protege tu cuenta. Añade un segundo factor.
account-sessions-count =
    { $count ->
        [one] Solo este navegador tiene la sesión iniciada.
       *[other] { $count } navegadores tienen la sesión iniciada.
    }
account-tokens-count =
    { $count ->
        [0] Para tus propios programas. No tienes ninguno.
        [one] Para tus propios programas. Tienes { $count }.
       *[other] Para tus propios programas. Tienes { $count }.
    }
account-history-text = Lo que ha ocurrido con tu cuenta, y desde dónde.
account-apps-count =
    { $count ->
        [0] Ninguna aplicación puede usar tu cuenta.
        [one] { $count } aplicación puede usar tu cuenta.
       *[other] { $count } aplicaciones pueden usar tu cuenta.
    }
account-docs = Crea una aplicación para { $instance }
account-docs-text = De cero a un token que funciona en seis órdenes.

## Connected apps

apps-title = Aplicaciones conectadas
apps-lead = Has permitido que estas aplicaciones usen tu cuenta. Desconecta lo que ya no necesites.
apps-count =
    { $count ->
        [one] { $count } aplicación
       *[other] { $count } aplicaciones
    }
apps-empty-title = No hay ninguna aplicación conectada
apps-empty = Cuando una aplicación pide tu cuenta, primero te lo preguntamos aquí. Lo que permitas estará después en esta página, con un botón que lo detiene.
apps-name = Dice llamarse «{ $name }».
apps-nameless = No dice cómo se llama.
apps-long-lived = Sin final fijo
apps-able = Puede
apps-identity = Ver tu nombre y tu nombre de usuario
apps-allowed = Permitida por primera vez
apps-used = Último uso
apps-sends = Te envía a
apps-plain-http = Esta dirección no está cifrada (http simple).
apps-replay-ended = Una clave de esta aplicación se usó por segunda vez { $when }. Puede que la hayan robado, así que el acceso que dependía de ella ha terminado. Si la aplicación te pide que la conectes de nuevo y no hiciste nada inusual, díselo a quienes la hacen.
apps-replay-refused = Una clave de esta aplicación se usó por segunda vez { $when }, y se rechazó. A menudo es solo una conexión perdida. Si no te fías, desconecta la aplicación y conéctala de nuevo.
apps-lost = Una clave de «{ $name }» se usó por segunda vez { $when }. Puede que la hayan robado, así que la aplicación ha perdido su acceso. Si te pide que la conectes de nuevo y no hiciste nada inusual, díselo a quienes la hacen.
apps-revoke = Desconectar { $place }
apps-revoke-device = Desconectar esta aplicación
apps-revoke-means = Pierde su acceso al instante, y no puede hacer nada más en tu nombre hasta que la permitas de nuevo. Lo que ya ha hecho se queda.
apps-revoked = Has desconectado { $place }. Ya no puede usar tu cuenta.
apps-gone = Esa aplicación ya no estaba conectada. No se ha cambiado nada.
apps-extended = Derechos ampliados
apps-all = Desconectar todo
apps-revoke-all-means = Todas las aplicaciones de esta página pierden su acceso al instante, y no pueden hacer nada más en tu nombre hasta que las permitas de nuevo. Lo que ya han hecho se queda.
apps-revoke-all =
    { $count ->
        [one] Desconectar { $count } aplicación
       *[other] Desconectar las { $count } aplicaciones
    }
apps-revoked-all =
    { $count ->
        [one] Has desconectado { $count } aplicación. Ya no puede usar tu cuenta.
       *[other] Has desconectado { $count } aplicaciones. Ya no pueden usar tu cuenta.
    }

## Security

security-title = Seguridad
security-back = Volver a seguridad, sin cambiar nada
security-password = Contraseña
security-password-since = La cambiaste { $when }.
security-password-first = No la has cambiado desde que se creó tu cuenta.
security-password-change = Cambiar la contraseña
security-factors = Segundo factor
security-on = Activado
security-off = Desactivado
security-factors-what = Con un segundo factor, una contraseña robada no basta para que entre nadie: el inicio de sesión pide también algo que tienes. Es una aplicación de tu teléfono que muestra códigos, o una llave de acceso de tu dispositivo.
security-kind-totp = Aplicación de autenticación
security-kind-passkey = Llave de acceso
security-added-at = Añadido
security-manage = Cambiar el nombre o quitar
security-name = Nombre
security-name-hint = Para que lo reconozcas, en 50 caracteres como mucho.
security-rename = Guardar este nombre
security-remove = Quitar { $name }
security-remove-means = Ya no servirá para iniciar sesión ni para confirmar cambios. Tus otros segundos factores se quedan.
security-remove-last-means = Este es tu último segundo factor. Sin él, la contraseña por sí sola abre tu cuenta, y tus códigos de recuperación terminan también.
security-add-totp = Añadir una aplicación de autenticación
security-add-passkey = Añadir una llave de acceso
security-no-passkeys = Las llaves de acceso necesitan una dirección que empiece por https, y este servidor no la tiene.
security-recovery = Códigos de recuperación
security-recovery-what = Para el día en que pierdas el dispositivo: cada uno de estos códigos ocupa el lugar de tu segundo factor, una sola vez.
security-recovery-left =
    { $count ->
        [0] No te queda ninguno.
        [one] Te queda { $count }.
       *[other] Te quedan { $count }.
    }
security-recovery-low = Crea otros nuevos antes de que se acaben.
security-recovery-means = Recibes una lista nueva; los códigos de la anterior dejan de funcionar.
security-recovery-make = Crear nuevos códigos de recuperación
security-history = ¿Dudas de si algo fuiste tú? Está en tu { $history }.
security-added = Has añadido un segundo factor. A partir de ahora, el inicio de sesión lo pide.
security-removed = El segundo factor se ha quitado. Los demás se quedan.
security-removed-last = Tu último segundo factor se ha quitado, y con él los códigos de recuperación. Ahora la contraseña por sí sola abre tu cuenta.
security-renamed = Ya tiene su nuevo nombre.
security-gone = Ese segundo factor ya no estaba. No se ha cambiado nada.
security-name-refused = Un nombre tiene de 1 a 50 caracteres. No se ha cambiado nada.
security-password-changed = Tu contraseña ha cambiado. Tu sesión se ha cerrado en todos los demás navegadores; tus aplicaciones y tokens personales conservan su acceso.
security-password-changed-apps = Tu contraseña ha cambiado. Tu sesión se ha cerrado en todos los demás navegadores, y todas las aplicaciones y tokens personales han perdido su acceso.

## Another password

password-title = Cambiar la contraseña
password-lead = Tu sesión se cierra en todos los demás navegadores; aquí sigue abierta.
password-second-factor = Como tienes un segundo factor, también se te pide, a menos que acabes de usarlo.
password-current = Contraseña actual
password-new = Contraseña nueva
password-wrong = Esta no es tu contraseña. Compruébala e inténtalo de nuevo.
password-end-apps = Terminar también el acceso de todas las aplicaciones y tokens personales
password-end-apps-hint = Márcalo si otra persona puede conocer tu contraseña. Las aplicaciones tendrán que volver a preguntarte, y los tokens personales habrá que crearlos de nuevo.
password-button = Cambiar la contraseña

## Authenticator app

totp-title = Añadir una aplicación de autenticación
totp-lead = Una aplicación de autenticación muestra un código nuevo cada 30 segundos. Al iniciar sesión escribes el código de ese momento.
totp-scan = Escanea esta imagen
totp-scan-text = En la aplicación, elige añadir una cuenta y apunta la cámara aquí.
totp-picture = Código QR para tu aplicación de autenticación; la clave de abajo dice lo mismo
totp-open = Abrirlo en una aplicación de este dispositivo
totp-type = O escribe esta clave
totp-type-text = Si no puedes escanear, escríbela en la aplicación. Guárdatela: quien la tenga puede crear tus códigos. Después ya no la necesitarás.
totp-copy = Copiar la clave
totp-prove = Escribe el código que muestra la aplicación
totp-name-value = Aplicación de autenticación
totp-wrong = Este código no vale. Espera al siguiente; si ninguno vale, comprueba que el reloj de tu dispositivo esté en hora.
totp-button = Añadir esta aplicación

## Recovery codes

recovery-title = Tus códigos de recuperación
recovery-lead-first =
    { $count ->
        [one] Tu segundo factor está activado. Si algún día pierdes su dispositivo, este código te deja entrar, una sola vez.
       *[other] Tu segundo factor está activado. Si algún día pierdes su dispositivo, cada uno de estos { $count } códigos te deja entrar, una sola vez.
    }
recovery-lead =
    { $count ->
        [one] Este código ocupa el lugar de tu segundo factor, una sola vez. Los códigos anteriores ya no funcionan.
       *[other] Cada uno de estos { $count } códigos ocupa el lugar de tu segundo factor, una sola vez. Los códigos anteriores ya no funcionan.
    }
recovery-copy = Copiar los códigos
recovery-once = Solo los ves ahora. Nadie puede volver a mostrártelos, ni siquiera quienes gestionan este servidor.
recovery-keep = Imprime esta página, o anota los códigos, y guárdalos donde no esté tu dispositivo. Un gestor de contraseñas vale, si puedes abrirlo sin este dispositivo.
recovery-next = Los he guardado

## Sessions

sessions-title = Dónde tienes la sesión iniciada
sessions-lead = Cierra lo que no reconozcas, y cambia la contraseña si no fuiste tú.
sessions-count =
    { $count ->
        [one] { $count } navegador
       *[other] { $count } navegadores
    }
sessions-device = { $browser } en { $system }
sessions-device-browser = { $browser }
sessions-device-system = Un navegador en { $system }
sessions-device-unknown = Un navegador
sessions-this = Esta
sessions-began = Inicio
sessions-seen = Última visita
sessions-this-means = Con ella estás viendo esta página. Cerrarla significa salir.
sessions-sign-out = Salir aquí
sessions-end-means = La sesión de este navegador se cierra al instante. Las aplicaciones que conectaste allí siguen conectadas.
sessions-end = Cerrar esta sesión
sessions-others = Todas las demás
sessions-others-means = La sesión se cierra al instante en todos los navegadores menos este. Las aplicaciones conectadas y los tokens personales conservan su acceso.
sessions-end-others =
    { $count ->
        [one] Cerrar { $count } otra sesión
       *[other] Cerrar otras { $count } sesiones
    }
sessions-ended = La sesión está cerrada. Ese navegador ya no tiene acceso.
sessions-others-ended =
    { $count ->
        [0] No había ninguna otra sesión. No se ha cambiado nada.
        [one] Se ha cerrado { $count } otra sesión.
       *[other] Se han cerrado otras { $count } sesiones.
    }
sessions-gone = Esa sesión ya había terminado. No se ha cambiado nada.

## Personal tokens

tokens-title = Tokens personales
tokens-lead = Un token personal permite que un programa tuyo use tu cuenta, sin tu contraseña.
tokens-count =
    { $count ->
        [one] { $count } token
       *[other] { $count } tokens
    }
tokens-limit = Puedes tener hasta { $most }.
tokens-limit-reached = Tienes { $most }, tantos como puede tener una cuenta. Elimina uno para hacer sitio.
tokens-empty-title = Aún no tienes tokens
tokens-empty = Crea uno para un script, una tarea cron o un servicio de tu propio servidor. Da a cada programa un token propio, solo con lo que necesita: así ves cuál se ha usado, y puedes detener uno sin detener los demás.
tokens-identity = Ver tu nombre y tu nombre de usuario
tokens-made = Creado
tokens-valid = Validez
tokens-ends = hasta el { $day } incluido (UTC)
tokens-ended = caducado; último día: { $day } (UTC)
tokens-no-end = hasta que lo elimines
tokens-badge-expired = Caducado
tokens-badge-advanced = Privilegios avanzados
tokens-delete = Eliminar { $name }
tokens-delete-means = Los programas que lo usan pierden su acceso al instante. No se puede recuperar.
tokens-deleted = El token se ha eliminado. Los programas que lo usaban han perdido su acceso.
tokens-changed = El token se ha cambiado. Su valor sigue siendo el mismo.
tokens-gone = Ese token ya no estaba. No se ha cambiado nada.
tokens-make-title = Crea un token nuevo
tokens-make-means = Puede que se te pida demostrar que eres tú. Después ves el token, una sola vez.
tokens-make = Crear este token
tokens-name = ¿Para qué es?
tokens-name-hint = De 3 a 100 caracteres, por ejemplo «Copia del calendario».
tokens-name-wrong = Un nombre tiene de 3 a 100 caracteres.
tokens-name-taken = Ya tienes un token con este nombre. Si acabas de enviar dos veces este formulario, se creó la primera vez. Si no, usa otro nombre.
tokens-scopes = ¿Qué puede hacer?
tokens-scopes-hint = Sin marcar nada, solo puede ver quién eres.
tokens-scopes-wrong = Uno de estos no se puede dar a un token personal. Elige de nuevo.
tokens-expires = Último día (opcional)
tokens-expires-hint = Funciona hasta el final de este día (UTC). Sin fecha, funciona hasta que lo elimines.
tokens-expires-wrong = No es un día a partir de hoy. Elige otro, o ninguno.
tokens-advanced = Privilegios avanzados
tokens-advanced-means = El token puede hacer directamente aquello para lo que si no se te pide un segundo factor, como cambiar tu correo electrónico. Quien se haga con él puede quedarse con tu cuenta. Déjalo desactivado, a menos que el programa lo necesite.
tokens-advanced-line = Hacer directamente lo que si no pide un segundo factor
tokens-use = Cómo usarlo
tokens-use-text = Envíalo en una cabecera de cada petición, nunca en una dirección, y guárdalo como una contraseña.
tokens-new-title = Tu nuevo token
tokens-new-lead = «{ $name }» está creado. Copia el token donde tu programa lo encuentre.
tokens-new-once = Solo lo ves ahora. Si lo pierdes, elimínalo y crea otro.
tokens-copy = Copiar el token
tokens-new-next = Lo he guardado
tokens-edit-title = Token personal
tokens-edit-heading = Token personal «{ $name }»
tokens-edit-expired = Este token ha caducado y ya no funciona. Dale un último día posterior para volver a usarlo.
tokens-edit-now = Tal como está
tokens-edit-change = Cambiarlo
tokens-edit-means = El valor del token sigue siendo el mismo. Para otro ámbito, último día o privilegio, se te pide demostrar que eres tú.
tokens-edit-button = Guardar estos cambios
tokens-edit-delete = Eliminarlo
tokens-back = Volver a tus tokens personales

## Own apps: registered and looked after by those who develop them

developer-title = Tus aplicaciones
developer-count =
    { $count ->
        [one] Respondes de { $count } aplicación.
       *[other] Respondes de { $count } aplicaciones.
    }
developer-empty-title = Aún no tienes aplicaciones
developer-empty = Una aplicación tuya puede preguntar a la gente de aquí si puede usar su cuenta: para que inicie sesión, o para hacer algo por ella. Regístrala abajo. Recibes un identificador y un secreto, y esta página dice después qué va mal cuando pregunta.
developer-docs = { $link } lleva de una aplicación nueva a un token que funciona, orden por orden.
developer-docs-link = La documentación
developer-back = Volver a tus aplicaciones
developer-badge-disabled = Desactivada
developer-badge-barred = Desactivada por la administración
developer-badge-waits = Espera aprobación
developer-people = Personas
developer-sends = Envía a la gente a
developer-people-count =
    { $count ->
        [0] Ahora nadie le permite nada.
        [one] { $count } persona le permite algo.
       *[other] { $count } personas le permiten algo.
    }
developer-since = Registrada
developer-limit = Puedes tener hasta { $most } aplicaciones.
developer-limit-reached = Tienes { $most } aplicaciones, tantas como puede tener una cuenta. Elimina una, o cédela, para hacer sitio.
developer-gone = Eso ya no estaba. No se ha cambiado nada.
developer-deleted = La aplicación se ha eliminado. A quienes la usaban ya no se les pregunta por ella, y sus tokens han terminado.
developer-make-title = Registra una aplicación
developer-make-means = Puede que se te pida demostrar que eres tú. Después ves el secreto, una sola vez.
developer-make = Registrar esta aplicación
developer-approval = Quienes gestionan este servidor deben aprobar una aplicación nueva antes de que se pueda usar.
developer-name = ¿Cómo se llama?
developer-name-hint = De 3 a 60 caracteres. La gente lo lee cuando tu aplicación le pregunta.
developer-name-wrong = Un nombre tiene de 3 a 60 caracteres visibles.
developer-name-instance = Es el nombre de este servidor. Se tomaría tu aplicación por el propio servidor, así que elige otro.
developer-name-taken = Ya tienes una aplicación con este nombre. Si acabas de enviar dos veces este formulario, se registró la primera vez: en su página puedes crear otro secreto.
developer-description = ¿Para qué es? (opcional)
developer-description-hint = Hasta 500 caracteres, para ti y para quienes gestionan este servidor.
developer-description-wrong = Una descripción tiene como mucho 500 caracteres.
developer-website = Su sitio web (opcional)
developer-website-hint = Una dirección que empiece por https:// o http://
developer-website-wrong = Esta no es la dirección de una página web. Empieza por https:// o http://, y no tiene espacios.
developer-redirects = ¿Adónde se devuelve a la gente?
developer-redirects-hint = URI de redirección, una por línea, exactamente como las envía tu aplicación. Por norma https://; http://localhost con cualquier puerto mientras desarrollas.
developer-scopes = ¿Qué puede pedir a la gente?
developer-scopes-hint = Marca lo que necesita, y nada más. Sin marcar nada, solo puede saber quién es cada cual. A cada persona se le pregunta igualmente.
developer-scopes-given = La administración también le dio: { $given }
developer-scopes-wrong = Uno de estos no puede pedirlo una aplicación tuya. Elige de nuevo.
developer-kind = ¿Dónde funciona?
developer-kind-confidential = En un servidor, donde un secreto sigue siendo secreto. Recibe un identificador y un secreto.
developer-kind-public = En los navegadores o dispositivos de la gente, donde nada es secreto. Solo recibe un identificador, y debe usar PKCE.
developer-app-title = Aplicación «{ $name }»
developer-id = Client ID
developer-secret = Client secret
developer-secret-none = Ninguno: es un cliente público, y usa PKCE.
developer-secret-hidden = Se mostró una sola vez, al crearlo. Si se ha perdido, crea otro abajo.
developer-secret-once = Solo ves el secreto ahora. Ponlo donde tu aplicación lo encuentre, y en ningún otro sitio.
developer-copy = Copiar
developer-authorize = Envía a la gente a
developer-token = Canjea los códigos en
developer-made = Tu aplicación está registrada.
developer-changed = Tus cambios se han guardado.
developer-changed-asked = Tus cambios se han guardado. A quienes usan tu aplicación se les dice en la próxima petición qué ha cambiado, y se les pregunta de nuevo.
developer-nothing = No se ha cambiado nada: alguien fue más rápido, o este formulario se envió dos veces.
developer-refusals-title = Lo que se rechazó
developer-refusals-none = No se ha rechazado nada a tu aplicación en los últimos 30 días. Cuando pregunte de una manera que no funciona, aparecerá aquí, con lo que va mal.
developer-refusals-count =
    { $count ->
        [one] El más reciente de los últimos 30 días, sin tokens ni secretos.
       *[other] Los { $count } más recientes de los últimos 30 días, sin tokens ni secretos.
    }
developer-refusals-link = Todo lo que se rechazó
developer-refusal-redirect = Envió aquí a personas con una URI de redirección que no está registrada.
developer-refusal-no-redirect = Envió aquí a personas con una URI de redirección que no se puede usar, o sin ninguna.
developer-refusal-other-redirect = Canjeó un código con otra URI de redirección que aquella con la que había enviado aquí a las personas.
developer-refusal-client = Vino con un client secret equivocado, o sin ninguno.
developer-refusal-grant = Vino con un código o un refresh token que no vale, o ya no vale.
developer-refusal-scope = Pidió algo que no puede pedir.
developer-refusal-request = Preguntó de una manera que no funciona.
developer-refusal-other = Se rechazó.
developer-refusal-at = { $when }, en { $endpoint }
    .code = { $when }, en { $endpoint }: { $code }
developer-change = Cambiarla
developer-change-means = Con otro nombre, sitio o URI de redirección se avisa a quienes la usan y se les pregunta de nuevo, y termina la comprobación de la administración. Para otra URI de redirección se te pide demostrar que eres tú.
developer-change-button = Guardar estos cambios
developer-rotate-title = Otro secreto
developer-rotate-means = Recibes un secreto nuevo. El actual funciona junto a él durante { $span }, para que puedas poner el nuevo sin interrupción; uno más antiguo todavía termina ahora. Los tokens se quedan como están.
developer-rotate-at-once = El secreto actual se ha conocido: terminarlo al instante
developer-rotate = Crear otro secreto
developer-rotated = Tu aplicación tiene otro secreto.
developer-previous-title = Funcionan dos secretos
developer-previous = El secreto anterior funciona todavía durante { $span }. Cuando el nuevo esté en su sitio, termínalo.
developer-previous-end = Terminar el secreto anterior
developer-previous-ended = El secreto anterior ha terminado. Solo funciona el más nuevo.
developer-switch = Desactivarla o activarla
developer-disable = Desactivarla
developer-disable-means =
    { $count ->
        [0] Nada de ella funciona hasta que la actives de nuevo: no puede preguntar a nadie, y sus tokens se rechazan.
        [one] Nada de ella funciona hasta que la actives de nuevo: no puede preguntar a nadie, y sus tokens se rechazan, para la { $count } persona que la usa.
       *[other] Nada de ella funciona hasta que la actives de nuevo: no puede preguntar a nadie, y sus tokens se rechazan, para las { $count } personas que la usan.
    }
developer-disabled = Tu aplicación está desactivada.
developer-enable = Activarla
developer-enable-means = Vuelve a funcionar como antes, con los tokens que tiene.
developer-enabled = Tu aplicación está activada.
developer-is-disabled = Has desactivado esta aplicación. Nada de ella funciona.
developer-is-barred = La administración ha desactivado esta aplicación. Nada de ella funciona. Pregunta a quienes gestionan este servidor.
developer-is-waiting = Esta aplicación no se puede usar hasta que la hayan aprobado quienes gestionan este servidor.
developer-offer-give = Cederla
developer-offer-give-means = Entonces responde de ella otra persona, y tú ya no. Tiene que aceptar en 7 días. Se avisa a quienes usan la aplicación y se les pregunta de nuevo.
developer-offer-name = Su nombre de usuario
developer-offer-button = Ofrecerla
developer-offered = Tu aplicación está ofrecida. Sigue siendo tuya hasta que la otra persona acepte.
developer-offer-stands = Ofrecida a { $name }, hasta el { $day }. Sigue siendo tuya hasta que acepte.
developer-withdraw = Retirar la oferta
developer-withdrawn = La oferta se ha retirado. La aplicación sigue siendo tuya.
developer-offer = { $from } te ofreció la aplicación «{ $name }» { $when }.
developer-offer-means = Si aceptas, respondes de ella. Crea entonces otro secreto: el anterior lo conoce otra persona.
developer-accept = Aceptarla
developer-decline = Rechazar
developer-accepted = La aplicación ahora es tuya. Crea otro secreto para ella, porque el anterior lo conoce otra persona.
developer-declined = Has rechazado la aplicación.
developer-delete-title = Eliminarla
developer-delete-means =
    { $count ->
        [0] Su identificador, su secreto y todos sus tokens terminan al instante. Ahora no la usa nadie. No se puede recuperar.
        [one] Su identificador, su secreto y todos sus tokens terminan al instante, y se desconecta a { $count } persona que la usa. No se puede recuperar.
       *[other] Su identificador, su secreto y todos sus tokens terminan al instante, y se desconecta a { $count } personas que la usan. No se puede recuperar.
    }
developer-delete = Eliminar { $name }
developer-claim-title = Una aplicación que se registró sola
developer-claim-text = Un cliente que vino por la dirección de registro, como una extensión de un sitio web, no es de nadie. Muestra primero su secreto. Después pon un pequeño archivo en el sitio al que envía a la gente, o pregunta a quienes gestionan este servidor.
developer-claim = Mostrar que es mía
developer-claim-wrong = No hay ninguna aplicación así que se pueda reclamar, o este no es su secreto. Comprueba ambas cosas.
developer-claimed = Has mostrado el secreto. Ahora demuestra que el sitio es tuyo, o pregunta a quienes gestionan este servidor.
developer-claim-waits = «{ $name }» espera a quienes gestionan este servidor. Escriben: { $command }
developer-claim-proved = El archivo está ahí: la aplicación ya es tuya. Puedes quitar el archivo.
developer-claim-file =
    { $count ->
        [one] Para mostrar que «{ $name }» es tuya, pon un archivo en esta dirección:
       *[other] Para mostrar que «{ $name }» es tuya, pon el mismo archivo en cada una de estas direcciones:
    }
developer-claim-holds = Contiene esta línea y nada más:
developer-claim-look = Buscar el archivo ahora
developer-claim-word-waits = O pide a quienes gestionan este servidor que te den «{ $name }». Escriben: { $command }
developer-claim-different = Hay un archivo, pero contiene otra cosa.
developer-claim-status = El sitio responde { $status } en vez de 200. No se siguen las redirecciones.
developer-claim-address = El nombre del sitio no tiene una dirección pública.
developer-claim-connection = No hay conexión https con el sitio: nadie responde, o su certificado no es válido.
developer-claim-slow = El sitio no respondió en 5 segundos.
developer-claim-unreadable = El archivo es demasiado grande, o no es texto.
developer-claim-unfit = Este servidor no mira direcciones así.

## History: each event as a sentence

history-title = Historial
history-lead = Lo que ha ocurrido con tu cuenta, lo más reciente primero.
history-empty-title = Aún no ha ocurrido nada
history-empty = Los inicios de sesión, las aplicaciones que permitas y los cambios de tu seguridad aparecerán aquí.
history-not-you = ¿Algo de esto no fuiste tú? Cambia la contraseña en { $security }, y termina lo que no reconozcas.
history-older = Mostrar sucesos anteriores
history-warning = Mira esto:
history-app = «{ $name }»
history-some-app = una aplicación
history-other = Se ha cambiado algo en tu cuenta.
history-setup = Tu cuenta se creó con el enlace de configuración de este servidor.
history-reset-link = Quienes gestionan este servidor crearon un enlace para una contraseña nueva.
history-sign-in = Iniciaste sesión.
history-sign-in-failed = Se rechazó un inicio de sesión con una contraseña equivocada.
history-sign-out = Cerraste la sesión.
history-consent-allowed = Permitiste a { $app } usar tu cuenta.
history-consent-denied = Dijiste que no a { $app }.
history-consent-skipped = Continuaste hacia { $app }, que ya habías permitido antes.
history-tokens-issued = Se entregó el acceso a tu cuenta a { $app }.
history-tokens-refreshed = Se renovó el acceso de { $app }.
history-code-replayed = Un código de un solo uso de { $app } se usó por segunda vez, y se rechazó.
    .ended = Un código de un solo uso de { $app } se usó por segunda vez. Puede que lo hayan robado, así que se terminó el acceso que dependía de él.
history-token-replayed = Una clave ya gastada de { $app } se usó por segunda vez, y se rechazó.
    .ended = Una clave ya gastada de { $app } se usó por segunda vez. Puede que la hayan robado, así que se terminó el acceso que dependía de ella.
history-tokens-revoked = El acceso a tu cuenta fue devuelto por { $app }.
history-access-ended = Se terminó el acceso de { $app }.
    .operator = Quienes gestionan este servidor han terminado el acceso de las aplicaciones a tu cuenta y tus tokens personales.
history-client-created = Se registró { $app }.
history-client-changed = Se cambió el registro de { $app }.
history-client-deleted = Se eliminó el registro de { $app }.
history-client-owner = A partir de ahora respondes de { $app }.
history-client-claimed = Mostraste el secreto de { $app }, para responder de ella.
history-user-created = Se creó tu cuenta.
history-user-changed = Quienes gestionan este servidor cambiaron tu cuenta.
history-factor-added = Se añadió un segundo factor.
    .named = Se añadió el segundo factor «{ $name }».
history-factor-removed = Se quitó un segundo factor.
    .named = Se quitó el segundo factor «{ $name }».
history-factor-renamed = Un segundo factor cambió de nombre.
    .named = Un segundo factor recibió el nombre «{ $name }».
history-factor-failed = La contraseña era correcta, pero el segundo factor no, así que se rechazó el inicio de sesión.
history-recovery-used = Se usó un código de recuperación.
history-recovery-made = Se crearon nuevos códigos de recuperación; los anteriores terminaron.
history-password-changed = Se cambió tu contraseña.
history-session-ended = Se cerró una sesión.
history-sessions-ended = Se cerraron todas las demás sesiones.
    .operator = Quienes gestionan este servidor han cerrado todas tus sesiones.
history-proof-failed = Antes de un cambio se escribió una contraseña o un código equivocado. No se cambió nada.
history-token-created = Se creó un token personal.
    .named = Se creó el token personal «{ $name }».
history-token-changed = Se cambió un token personal.
    .named = Se cambió el token personal «{ $name }».
history-token-deleted = Se eliminó un token personal.
    .named = Se eliminó el token personal «{ $name }».
history-email-asked = Se pidió un nuevo correo electrónico; espera su enlace.
history-email-changed = Se cambió tu correo electrónico.
history-name-changed = Se cambió tu nombre.

## Administration

admin-title = Administración
admin-nav-overview = Resumen
admin-nav-people = Personas
admin-nav-apps = Aplicaciones
admin-nav-scopes = Ámbitos
admin-nav-audit = Registro
admin-nav-settings = Ajustes
admin-nav-health = Estado
admin-confirm = Vas a hacer algo que solo puede hacer quien administra.
admin-attention = Lo que requiere tu atención
admin-attention-none = Nada por ahora.
admin-attention-newer = La base de datos tiene el esquema { $found } y este programa conoce el { $wanted }. Usa también aquí el programa más reciente.
admin-attention-schema = El esquema de la base de datos no es el de este programa.
admin-attention-disk = Solo quedan { $free } libres en el disco de la base de datos. Haz sitio antes de que no se pueda escribir nada.
admin-attention-job = La última ejecución de la tarea { $name } falló.
admin-attention-proxy = { $peer } reenvía peticiones y no está en { $setting }. Todos los que están detrás comparten un solo límite.
admin-attention-unprotected =
    { $count ->
        [one] { $count } administrador no tiene segundo factor.
       *[other] { $count } administradores no tienen segundo factor.
    }
admin-attention-approvals =
    { $count ->
        [one] { $count } aplicación espera tu aprobación.
       *[other] { $count } aplicaciones esperan tu aprobación.
    }
admin-attention-claims =
    { $count ->
        [one] Alguien quiere responder de { $count } aplicación y ha mostrado su secreto.
       *[other] Alguien quiere responder de { $count } aplicaciones y ha mostrado sus secretos.
    }
admin-attention-http =
    { $count ->
        [one] Las respuestas a { $count } aplicación en uso viajan sin cifrar (http).
       *[other] Las respuestas a { $count } aplicaciones en uso viajan sin cifrar (http).
    }
admin-attention-invitations =
    { $count ->
        [one] { $count } invitación termina en dos días y no se ha agotado.
       *[other] { $count } invitaciones terminan en dos días y no se han agotado.
    }
admin-attention-mails-failed =
    { $count ->
        [one] Se abandonó { $count } mensaje.
       *[other] Se abandonaron { $count } mensajes.
    }
admin-attention-mails-late =
    { $count ->
        [one] { $count } mensaje espera desde hace mucho para enviarse.
       *[other] { $count } mensajes esperan desde hace mucho para enviarse.
    }
admin-numbers = En números
admin-number-people = Personas
admin-number-apps = Aplicaciones
admin-number-grants = Permisos dados a aplicaciones
admin-number-refusals = Rechazos a aplicaciones en 24 horas
admin-number-sign-ins = Inicios de sesión fallidos en 24 horas
admin-number = { $figure }
admin-number-counted = { $figure }, contados { $when }
admin-number-more = más de { $figure }
admin-search = Buscar
admin-more = Mostrar más
admin-already = Ya era así; no ha cambiado nada.
admin-last-admin = No se ha cambiado nada: no quedaría ningún administrador. Nombra antes a otra persona.
admin-people-search = Nombre, usuario o dirección
admin-people-search-hint = Basta el principio.
admin-people-show = Mostrar
admin-people-all = Todos
admin-people-admins = Administradores
admin-people-disabled = Cuentas desactivadas
admin-people-unprotected = Sin segundo factor
admin-people-invite = Invitaciones
admin-people-none = Nadie coincide.
admin-people-cut = Para una página ya se ha mirado bastante; puede haber más.
admin-people-since = desde el { $day }
admin-people-back = Volver a todas las personas
admin-badge-disabled = Desactivada
admin-badge-unprotected = Sin segundo factor
admin-person-since = Cuenta creada
admin-person-factor = Segundo factor
admin-person-unverified = Sin confirmar
admin-person-sessions = Navegadores con sesión
admin-person-own = Aplicaciones propias
admin-person-id = Id
admin-person-audit = Lo que dice el registro de esta cuenta
admin-person-oneself = Esta es tu propia cuenta. Lo que cambies aquí lo cambias para ti.
admin-factor-totp = Aplicación de autenticación
admin-factor-passkeys = Llave de acceso
admin-factor-none = Ninguno: solo una contraseña protege la cuenta.
admin-delete-confirm = Para asegurarte, escribe el nombre de usuario: { $username }
admin-delete-wrong = Este no es el nombre de usuario. No se ha borrado nada.
admin-invitations = Invitaciones
admin-invite = Invitar a alguien
admin-invite-closed = Por ahora una invitación no abre nada: las cuentas solo las crea quien gestiona el servidor.
admin-invite-made = La invitación
admin-invite-hand-over = Envía este enlace a quien invitas. Solo se muestra ahora.
admin-invite-button = Crear una invitación
admin-invite-list = Invitaciones abiertas
admin-invite-none = No hay ninguna.
admin-invite-withdraw = Retirar
admin-invite-withdrawn = La invitación se ha retirado; su enlace ya no abre nada.
admin-invite-for = Para { $email }
admin-invite-anybody = Para quien tenga el enlace
admin-invite-left =
    { $count ->
        [one] Queda { $count } cuenta.
       *[other] Quedan { $count } cuentas.
    }
admin-invite-ends = Creada { $when }, termina el { $day }.
admin-invite-email = Solo para esta dirección (opcional)
admin-invite-email-hint = Con una dirección crea una sola cuenta, y con esa dirección.
admin-invite-uses = Cuántas cuentas
admin-invite-uses-wrong = Un número del 1 al 10000.
admin-invite-days = Durante cuántos días
admin-invite-days-wrong = Un número del 1 al 365.
admin-invite-mail = Si hay una dirección, enviar allí la invitación; si no, su enlace aparece aquí, una sola vez
admin-invite-mailed = La invitación sale por correo.
admin-audit-event = Suceso
admin-audit-usual = Todo menos las renovaciones de tokens
admin-audit-all = Todo
admin-audit-person = Persona: usuario, dirección o id
admin-audit-client = Aplicación: su id
admin-audit-network = Red
admin-audit-actor = Administrador que lo hizo
admin-audit-from = Desde
admin-audit-to = Hasta
admin-audit-no-day = Esto no es un día.
admin-audit-none = El registro no tiene nada así.
admin-audit-cut = Para una página ya se ha mirado bastante, hasta { $when }; puede haber más.
admin-audit-export-title = Llévatelo
admin-audit-export = Todos los sucesos que coinciden, como mucho { $most }, los más recientes primero. Para más, elige días o usa la línea de órdenes.
admin-audit-whose = Cuenta
admin-audit-by = Hecho por
admin-audit-app = Aplicación
admin-audit-detail = Detalle
admin-settings-lead = Lo que está en vigor. Se cambia en el archivo { $file } o con variables { $variable }, y vale desde el próximo arranque; { $check } lo prueba, { $reference } lo explica todo.
admin-settings-default = El valor por defecto
admin-settings-source = De { $source }
admin-settings-empty = vacío
admin-health-database = Base de datos
admin-health-place = Dónde
admin-health-schema = Esquema
admin-health-schema-fits = Versión { $version }, la que necesita este programa
admin-health-size = Tamaño
admin-health-log = Registro de escrituras
admin-health-free = Libre en su disco
admin-health-connections = Conexiones
admin-health-connections-now = { $open } abiertas, { $idle } de ellas inactivas
admin-health-mail = Correo
admin-health-mail-off = No se envía ninguno: no hay un servidor de correo en { $setting }.
admin-health-mails-waiting = En espera
admin-health-mails-since =
    { $count ->
        [one] { $count } mensaje, desde: { $when }
       *[other] { $count } mensajes, el más antiguo desde: { $when }
    }
admin-health-mails-none = Ninguno
admin-health-mails-failed = Abandonados en los últimos días
admin-health-mails-error = Lo último que salió mal:
admin-health-mails-retry = Intentarlo de nuevo ahora
admin-health-mails-retried =
    { $count ->
        [0] No había nada que intentar de nuevo.
        [one] Se intenta de nuevo { $count } mensaje.
       *[other] Se intentan de nuevo { $count } mensajes.
    }
admin-health-process = Este proceso
admin-health-version = Versión
admin-health-started = Arrancado
admin-health-jobs = Tareas
admin-health-jobs-lead = Lo que este proceso hace por sí solo. Solo recuerda sus propias ejecuciones; otro proceso de la misma instancia tiene las suyas.
admin-health-not-yet = Todavía no se ha ejecutado.
admin-health-ran = Ejecutada { $when }, durante { $took } ms.
admin-health-every = Descansa { $span } entre dos ejecuciones.
admin-health-next = Descansa { $span } entre dos ejecuciones; la próxima en { $left }.
admin-health-failed = Fallida
admin-health-doctor = Más, y qué hacer al respecto, lo dice la orden permesso doctor.
admin-reset-link = Un enlace para una contraseña nueva
    .means = El enlace lo entregas tú. Sirve una vez, durante 24 horas; uno anterior termina. La contraseña de ahora sigue hasta que se use.
    .hand-over = Entrégaselo a la persona de forma que nadie más lo lea. Solo se muestra ahora.
    .done = El enlace está listo.
admin-end-sessions = Cerrar todas las sesiones
    .means = Cada navegador tendrá que iniciar sesión de nuevo. Las aplicaciones conservan su acceso.
    .done = Se han cerrado todas las sesiones de la persona.
admin-end-access = Terminar aplicaciones y tokens
    .means = Todas las aplicaciones pierden su acceso a esta cuenta, y todos los tokens personales terminan.
    .done = Las aplicaciones y los tokens personales ya no tienen acceso.
admin-reset-factor = Quitar el segundo factor
    .means = Para quien lo ha perdido: desaparecen todas las aplicaciones de autenticación, llaves de acceso y códigos de recuperación, y basta la contraseña. Asegúrate de quién te lo pide.
    .done = La cuenta ya no tiene segundo factor.
admin-promote = Nombrar administrador
    .means = Quien administra puede hacer todo lo que tú puedes hacer en estas páginas, también con tu cuenta.
    .done = Ahora la persona administra.
admin-demote = Quitar la administración
    .means = Estas páginas se cierran al momento para la persona. La cuenta se queda.
    .done = La persona ya no administra.
admin-disable = Desactivar la cuenta
    .means = Nada de ella funciona ya, ni el inicio de sesión ni las aplicaciones ni los tokens, hasta que la actives. No se borra nada.
    .done = La cuenta está desactivada.
admin-enable = Activar la cuenta
    .means = Vuelve a funcionar como antes, con sus aplicaciones y tokens; la persona inicia sesión de nuevo.
    .done = La cuenta está activada.
admin-delete = Borrar la cuenta
    .means = Desaparece todo para siempre: sesiones, tokens, segundos factores y lo permitido a las aplicaciones conectadas ({ $apps }). Las aplicaciones propias ({ $own }) desaparecen también, para todos los que las usan.
    .done = La cuenta se ha borrado.

## Administration of apps

admin-apps-title = Aplicaciones
admin-apps-found = Resultados
admin-apps-search = Buscar
admin-apps-text = Buscar
admin-apps-text-hint = Si lo dejas vacío ves las más recientes. Un sitio es un host como example.org; .example.org encuentra también todo lo que está por debajo.
admin-apps-text-wrong = Esto no es un host. Escríbelo como example.org o .example.org.
admin-apps-by = Por
admin-apps-by-name = El principio del nombre
admin-apps-by-site = El sitio
admin-apps-by-id = El client ID completo
admin-apps-by-owner = El nombre de usuario de quien responde
admin-apps-show = Mostrar
admin-apps-show-all = Todas las aplicaciones
admin-apps-show-waiting = A la espera de aprobación
admin-apps-show-claimed = Cuyo secreto alguien ha mostrado
admin-apps-show-checked = Comprobadas
admin-apps-show-disabled = Desactivadas
admin-apps-show-unused = Nunca usadas
admin-apps-show-self = Registradas por sí mismas
admin-apps-show-http = Con un sitio sin cifrado
admin-apps-order-newest = Primero las más recientes.
admin-apps-order-name = Por orden de nombre.
admin-apps-order-site = Por orden de sitio.
admin-apps-none = No hay aplicaciones así.
admin-apps-cut = Para esta página se han mirado { $count } aplicaciones. Más adelante puede haber otras.
admin-apps-next = Más
admin-apps-deleted = La aplicación está eliminada, con todos sus tokens.
admin-apps-badge-barred = Desactivada por la administración
admin-apps-badge-disabled = Desactivada por quien responde de ella
admin-apps-badge-merged = Fusionada
admin-apps-badge-http = Sin cifrado
admin-apps-site = { $host }
    .more =
        { $count ->
            [one] { $host } y { $count } sitio más
           *[other] { $host } y { $count } sitios más
        }
admin-apps-registered = Registrada { $when }, { $door }
admin-apps-owner = Responde { $name }
admin-apps-people =
    { $count ->
        [0] Nadie le permite nada
        [one] { $count } persona le permite algo
       *[other] { $count } personas le permiten algo
    }
admin-apps-people-many = { $count } personas o más le permiten algo
admin-apps-used = Usada { $when }
admin-apps-unused = Nunca usada
admin-door-api = por sí misma en /api/client
admin-door-dynamic = por sí misma en /oauth/register
admin-door-developer = por quien la desarrolla
admin-door-operator = por quienes llevan este servidor
admin-app-back = Volver a las aplicaciones
admin-app-owner = Responsable
admin-app-nobody = Nadie
admin-app-website = Sitio web
admin-app-description = Para qué sirve
admin-app-secret = Tiene uno; solo se guarda su huella.
admin-app-first-used = Primer uso
admin-app-merged = Otra aplicación ocupa su lugar: { $app }. Nada de esta funciona, y a su software se le dice que use la otra. Si la activas, eso termina.
admin-app-http = Envía a la gente a un sitio sin cifrado: quien escuche por el camino puede leer el código que llega. Se avisa a la gente antes de que lo permita.
admin-app-shares = Otras aplicaciones tienen el mismo sitio:
admin-app-approve-means = Nadie puede usarla hasta que la apruebes. Mira antes su nombre y adónde envía a la gente.
admin-app-approve = Aprobarla
admin-app-approved = La aplicación está aprobada. Ya se puede usar.
admin-app-check-title = Comprobación
admin-app-check-means = Una aplicación comprobada lleva una marca donde se pregunta a la gente, y recibe los errores en su propio sitio. La marca termina cuando cambian su nombre, sitio, responsable o redirect URI.
admin-app-check = Marcarla como comprobada
admin-app-uncheck = Quitar la marca
admin-app-checked = La aplicación está marcada como comprobada.
admin-app-unchecked = La aplicación ya no está marcada como comprobada.
admin-app-policy-title = Tokens y peticiones
admin-app-policy-saved = Se ha cambiado cómo funcionan sus tokens y peticiones. Los tokens que ya existen conservan su tiempo.
admin-app-tokens = ¿Cuánto viven sus tokens?
admin-app-tokens-standard = Estándar: access tokens cortos y refresh tokens con un final
admin-app-tokens-long = De larga vida: terminan si no se usan durante un año. Para software que nunca renueva
admin-app-access = Access tokens, en segundos (opcional)
admin-app-refresh = Refresh tokens sin usar, en segundos (opcional)
admin-app-lifetime-hint = Vacío: como se ha elegido arriba. De { $least } a { $most }.
admin-app-lifetime-wrong = Escribe un número de segundos dentro de estos límites, o nada.
admin-app-pkce = PKCE
admin-app-pkce-optional = Se comprueba cuando lo usa
admin-app-pkce-required = Se exige en cada petición
admin-app-match = ¿Cómo se comparan los redirect URI?
admin-app-match-exact = Exactamente, carácter por carácter
admin-app-match-origin = Solo esquema, host y puerto. Se te pregunta otra vez
admin-app-audience = Servidor de recursos para (opcional)
admin-app-audience-hint = La audiencia cuyos tokens puede examinar, como https://api.example.org. Vacío: solo los suyos.
admin-app-audience-wrong = Una audiencia es una dirección absoluta sin #, como https://api.example.org.
admin-app-audience-public = Es un cliente público y no tiene secreto con el que examinar tokens.
admin-app-origin-title = ¿Comparar solo el origen?
admin-app-origin-means = «{ $name }» podrá entonces recibir respuestas en cualquier dirección de estos sitios, no solo en las que registró:
admin-app-origin-risk = Si alguna página de allí reenvía a la gente a una dirección que otros eligen, o muestra lo que otros escribieron, los códigos pueden caer en malas manos. La aplicación debe usar PKCE o nombrar su redirect URI al canjear un código.
admin-app-origin-yes = Comparar solo el origen
admin-app-origin-no = Dejarlo como está
admin-app-scopes-title = Qué puede pedir a la gente
admin-app-scopes-limit = ¿Hay un límite?
admin-app-scopes-all = No: todo lo que no está restringido
admin-app-scopes-these = Sí: solo lo que está marcado abajo
admin-app-scopes-ticked = Dentro del límite
admin-app-scopes-saved = Se ha cambiado lo que puede pedir. Lo que la gente ya le permitió se queda.
admin-app-owner-title = Quién responde de ella
admin-app-owner-means = Quien responde de ella puede cambiarla, cederla y eliminarla. Con otra persona termina su comprobación, y a todos los que la usan se les informa y se les pregunta de nuevo.
admin-app-claimed = { $name } ha mostrado su secreto y pide responder de ella.
admin-app-owner-give = Dársela a esta persona
admin-app-owner-clear = Que nadie responda de ella
admin-app-owner-wrong = Nadie tiene aquí ese nombre de usuario.
admin-app-owner-set = Ahora responde de la aplicación otra persona.
admin-app-owner-cleared = Ahora nadie responde de la aplicación.
admin-app-rotate-means = Ves el nuevo secreto una vez y lo entregas. Todos los anteriores terminan enseguida: hasta que el nuevo esté en su sitio, la aplicación no puede canjear ni renovar nada. Los tokens se quedan como están.
admin-app-rotated = La aplicación tiene otro secreto.
admin-app-disabled = La aplicación está desactivada.
admin-app-enabled = La aplicación está activada.
admin-app-refusals-none = A esta aplicación no se le ha rechazado nada en los últimos 30 días.
admin-app-history = Qué ha pasado últimamente
admin-app-history-none = Nada que siga en el registro.
admin-app-event = { $event }
    .detail = { $event }: { $detail }
admin-app-event-by = { $when }
    .administrator = { $when }, por { $name } desde la administración
    .person = { $when }, cuenta { $name }
admin-twins-title = Aplicaciones que comparten un sitio
admin-twins-lead = El software que se registra de nuevo deja más de una aplicación para su sitio. Aquí encuentras esos sitios y pones una aplicación en lugar de las otras.
admin-twins-none = Ningún sitio tiene más de una aplicación.
admin-twins-count =
    { $count ->
        [one] { $count } aplicación
       *[other] { $count } aplicaciones
    }
admin-twins-count-many = Más de { $count } aplicaciones
admin-twins-of-site = Aplicaciones de { $site }
admin-twins-single = Solo una aplicación activada tiene este sitio.
admin-twins-means = La aplicación que conservas se queda como está. De las otras, las que nadie usó nunca se eliminan. Las demás se desactivan, y a su software se le dice que use la conservada. Un token pertenece a su aplicación y no se mueve: quien use una de las otras tiene que permitir la conservada.
admin-twins-keep = Conservar esta
admin-twins-merge = Poner en su lugar la conservada
admin-twins-button = Fusionarlas
admin-twins-wrong = Elige una aplicación para conservar y marca al menos otra.
admin-twins-done = Desactivadas: { $disabled }. Eliminadas por no usarse nunca: { $deleted }. Dejadas como estaban: { $left }.
admin-twins-back = Volver a los sitios
admin-scopes-lead = Qué pueden pedir aquí las aplicaciones a la gente, tal como lo lee al preguntársele.
admin-scopes-where = Se fijan en el archivo de ajustes, no en esta página: { $presets } para los que trae el servidor, { $own } para los tuyos, { $default } para lo que reciben las aplicaciones que no piden nada.
admin-scopes-counted =
    { $count ->
        [one] Contado { $when }, y cada hora. { $count } aplicación no tiene límite: puede pedir todo lo que no está restringido.
       *[other] Contado { $when }, y cada hora. { $count } aplicaciones no tienen límite: pueden pedir todo lo que no está restringido.
    }
admin-scopes-uncounted = Cuánto se usan se cuenta cada hora; el primer recuento está por llegar.
admin-scopes-server = Viene con el servidor
admin-scopes-settings = De los ajustes
admin-scopes-nowhere = Ya no está en el catálogo
admin-scopes-restricted = Restringido
admin-scopes-default = Por defecto
admin-scopes-apps =
    { $count ->
        [one] En el límite de { $count } aplicación
       *[other] En el límite de { $count } aplicaciones
    }
admin-scopes-grants =
    { $count ->
        [one] Permitido { $count } vez en este momento
       *[other] Permitido { $count } veces en este momento
    }

## For developers

docs-title = Crea una aplicación para { $instance }
docs-nav-start = Empezar
docs-nav-scopes = Scopes
docs-nav-tokens = Tokens
docs-nav-apis = Proteger una API
docs-nav-registration = Registro
docs-nav-personal = Tokens personales
docs-nav-limits = Límites
docs-nav-errors = Errores
docs-contents = En esta página
docs-lead = Seis pasos y diez minutos te llevan de la nada a un token usado. Las órdenes funcionan tal como están en cualquier shell con curl y openssl; un clic selecciona un bloque entero.
docs-app-choose = Pon una de tus aplicaciones:
docs-app-none = ninguna de ellas
docs-app-shown = Las órdenes de abajo llevan el identificador y la URI de redirección de { $name }. Su secreto solo lo conoces tú; { $link } hace otro.
docs-app-public = Las órdenes de abajo llevan el identificador y la URI de redirección de { $name }. No tiene secreto ni lo necesita. Lo que puedes cambiar está aquí: { $link }.
docs-app-link = la página de la aplicación
docs-app-sign-in = Si { $link }, las órdenes pueden llevar una aplicación tuya.
docs-app-sign-in-link = inicias sesión
docs-own = Toma tu aplicación
docs-register = Registra tu aplicación
docs-register-text = No hace falta una cuenta. Pon tu propio nombre y tu dirección; a las personas solo se las envía a una dirección que tú registras.
docs-register-after = La respuesta contiene { $id } y { $secret }. Guarda el secreto en tu servidor, y define ambos para los pasos siguientes:
docs-authorize = Envía a alguien aquí
docs-authorize-text = Esto crea un par de pruebas (PKCE), para que un código robado no sirva de nada, e imprime una dirección. Ábrela en un navegador: pide a la persona que inicie sesión, y luego si tu aplicación puede entrar.
docs-authorize-after = El navegador vuelve a tu dirección con { $code }, tu { $state } e { $iss }. Comprueba que los dos últimos son el tuyo y el nuestro, y guarda el código; sirve una vez, durante { $span }. En el primer intento lo encuentras en la barra de direcciones, aunque allí no responda nada.
docs-exchange = Canjea el código
docs-exchange-text = Desde tu servidor, no desde un navegador.
docs-exchange-after = La respuesta contiene { $access } y { $refresh }. Guarda ambos como contraseñas:
docs-use = Usa el token
docs-use-text = Va siempre en la cabecera, nunca en una dirección.
docs-refresh = Renuévalo
docs-refresh-text = Cada renovación da un par nuevo; guarda el nuevo. Si la respuesta se pierde por el camino, pregunta otra vez con el mismo token: recibes el mismo par.
docs-revoke = Devuélvelo
docs-revoke-text = Cuando una persona deja tu aplicación, termina lo que tienes. Un token de renovación termina todo lo que salió de él.
docs-machines = Para programas: { $metadata } dice qué funciona aquí, { $openapi } describe cada punto de acceso.
docs-scopes-title = Scopes
docs-scopes-lead = Un scope es una cosa que una persona puede permitir a una aplicación. Este servidor tiene estos.
docs-scopes-ask = Cómo pedir
docs-scopes-text = Separa varios scopes con espacios. Pide poco, y más cuando lo necesites.
docs-scopes-granted = Se pueden desmarcar scopes sueltos. Lo que queda está en { $scope } de la respuesta; guíate por eso.
docs-scopes-more = Para pedir más después, haz que la persona pase otra vez por la autorización. Lo que estaba permitido queda.
docs-scopes-limit = Una aplicación puede tener un límite: lo que marcó quien la desarrolla, o lo que le dio la administración. Más allá no puede pedir nada.
docs-scopes-none = Sin { $scope }, una aplicación que se registró sola pide lo que registró. Todas las demás no piden nada y solo saben quién es la persona, con { $path }.
docs-restricted = solo para aplicaciones a las que la administración se lo dio
docs-tokens-title = Tokens
docs-tokens-lead = Qué aspecto tienen, cuánto viven aquí y qué los termina.
docs-tokens-format = Formato
docs-tokens-format-text = Cada uno empieza por su clase. Luego vienen 32 caracteres al azar y 6 de control, todo minúsculas y cifras: en ningún sitio hay que codificar nada.
docs-tokens-checksum = El control son los 30 bits bajos del CRC-32 de todo lo anterior, los más altos primero, en el alfabeto { $alphabet }. Un error al teclear se rechaza sin mirar en la base de datos.
docs-tokens-scanners = Para quien busca secretos
docs-tokens-scanners-text = Este patrón encuentra todo secreto de este servidor. Si uno se ha dado a conocer, termínalo enseguida.
docs-tokens-lifetimes = Duraciones aquí
docs-tokens-refresh-text = Una renovación da un nuevo token de acceso y un nuevo token de renovación. El token de acceso anterior termina a su hora, como muy tarde un día después.
docs-tokens-repeat = Las respuestas se pierden. Mientras el nuevo token de renovación no se use, puedes enviar otra vez el anterior, durante { $span } (aplicaciones sin secreto: { $public }), y recibes el mismo par. Más tarde cuenta como robado.
docs-tokens-once = Aquí un token de renovación sirve una vez. Una segunda vez cuenta como robo y termina todos los tokens de la familia.
docs-tokens-end = Qué los termina
docs-kind-access = token de acceso
docs-kind-refresh = token de renovación
docs-kind-code = código de autorización
docs-kind-personal = token personal
docs-kind-secret = secreto de una aplicación
docs-kind-registration = token para gestionar un registro
docs-kind-initial = token para registrarse
docs-life-code = Código de autorización, una vez
docs-life-access = Token de acceso
docs-life-long = Token de acceso de una aplicación que se registró sola como con Gancio: sin fin fijo, salvo que no se use durante
docs-life-refresh = Token de renovación que no se usa
docs-life-family = Tokens de renovación en total, desde el primero
docs-end-time = Su tiempo ha pasado.
docs-end-revoke = Los devuelves: un token de renovación termina todo lo que vino con él, un token de acceso termina solo.
docs-end-person = La persona termina la conexión, o lo hace la administración. La siguiente petición ya lo ve.
docs-end-replay = Alguien usó un código o un token de renovación por segunda vez.
docs-limits-title = Límites
docs-limits-lead = Cuánto acepta este servidor. Son los mismos números por los que se guía.
docs-limits-rates = Peticiones de una red
docs-limits-off = En este servidor estos límites están desactivados. Activados, serían estos:
docs-limits-answer = Quien envía más recibe 429 y { $after }, en segundos. Como red cuenta una dirección IPv4 o un IPv6 /64; las redes más amplias tienen límites más amplios.
docs-limits-sizes = Tamaños y cantidades
docs-limit-rate = { $burst } de golpe, luego { $hour } por hora
docs-limit-registration = Registros de aplicaciones
docs-limit-authorize = Peticiones de autorización
docs-limit-secrets = Secretos de aplicaciones equivocados
docs-limit-introspection = Introspecciones de lo que no es un token
docs-limit-sign-in = Intentos de iniciar sesión
docs-limit-body = Cuerpo de una petición
docs-limit-graphql = Cuerpo de una petición GraphQL
docs-limit-depth = Profundidad de una pregunta GraphQL
docs-limit-complexity = Complejidad de una pregunta GraphQL
docs-limit-pairs = Parámetros de una petición
docs-limit-state = Caracteres de state
docs-limit-uris = URI de redirección de una aplicación
docs-limit-uri = Caracteres de una URI de redirección
docs-limit-apps = Aplicaciones de una persona
docs-limit-unused = Vida de una aplicación que se registró sola y nunca se usó
docs-errors-title = Errores
docs-errors-lead = Un rechazo es JSON: { $error } es para tu programa, { $description } dice qué cambiar, y { $uri } lleva a una de estas páginas. Los rechazos de una autorización llegan igual a tu URI de redirección.
docs-error-unknown = Este servidor no tiene un error { $code }. Estos son todos.
docs-error-when = Cuándo llega
docs-error-now = Qué hacer ahora
docs-error-example = Un ejemplo
docs-error-status = Estado
docs-error-section = Definido en
docs-error-all = Todos los errores
docs-error-invalid-request =
    .what = En la petición algo falta, está dos veces o no se puede leer.
    .when = En cada punto de acceso: un parámetro falta o se repite, el tipo de contenido es otro, el método no es el debido (405), el cuerpo es demasiado grande (413), o llegaron dos credenciales a la vez.
    .now = Lee la descripción; nombra el parámetro. Luego cambia la petición: enviada otra vez tal cual, se rechazará otra vez.
docs-error-invalid-client =
    .what = Este servidor no conoce tu aplicación, o su secreto no es el debido.
    .when = Cuando se canjea un código, o se renueva, devuelve o consulta un token. También cuando la aplicación fue eliminada o desactivada, o espera a la administración.
    .now = Compara el identificador y el secreto con lo que recibiste. Envía el secreto de una sola manera, como HTTP Basic o en el cuerpo. Si la aplicación ya no está, regístrala otra vez y conecta a la persona de nuevo.
docs-error-invalid-grant =
    .what = El código o el token de renovación no vale, o ya no vale, para esta petición.
    .when = Un código ya se usó o es demasiado viejo; la URI de redirección o el verificador no es el de la petición; un token de renovación es antiguo, o la persona terminó la conexión.
    .now = Tira los tokens que tienes de esta persona y haz que pase otra vez por la autorización. Si ocurre en el primer canje, compara la URI de redirección y el verificador letra por letra.
docs-error-unauthorized-client =
    .what = Tu aplicación no puede pedir de esta manera.
    .when = Cuando una aplicación usa una vía para la que no está registrada.
    .now = Usa el código de autorización con PKCE; está abierto a todas.
docs-error-unsupported-grant-type =
    .what = Este servidor no conoce este grant_type.
    .when = En el punto de acceso de tokens, para todo menos un código de autorización o un token de renovación.
    .now = Canjea un código, o renueva. Pedir a la gente su contraseña aquí no existe.
docs-error-unsupported-response-type =
    .what = Este servidor solo responde con un código.
    .when = En el punto de acceso de autorización, cuando el response_type es otro o falta.
    .now = Pide el response_type «code», y canjéalo por tokens.
docs-error-invalid-scope =
    .what = Pediste un scope que no existe, o que tu aplicación no puede pedir.
    .when = En la autorización, por un nombre desconocido o más allá del límite de tu aplicación; al renovar, por más que antes.
    .now = Compara con la página de scopes. El límite de tu aplicación está en su página; la administración puede ampliarlo.
docs-error-access-denied =
    .what = Alguien dijo que no.
    .when = Una persona negó su consentimiento, el registro está cerrado aquí (403), o se pidió un cambio de la cuenta que una aplicación no puede hacer (403).
    .now = Acéptalo. No preguntes otra vez enseguida; ofrece intentarlo más tarde.
docs-error-server-error =
    .what = Algo se rompió en este servidor.
    .when = Nunca, si todo va bien. No se entregó ni se cambió nada.
    .now = Inténtalo más tarde. Si sigue, da a quien gestiona el servidor el número de la petición de la cabecera X-Request-Id.
docs-error-temporarily-unavailable =
    .what = Ahora no: llegaron demasiadas peticiones de tu red (429), o la base de datos no responde (503).
    .when = En cada punto de acceso.
    .now = Espera tanto como dice Retry-After, y envía la misma petición otra vez. No se cambió nada.
docs-error-login-required =
    .what = Nadie ha iniciado sesión, y pediste no preguntar.
    .when = En una autorización con prompt=none.
    .now = Haz que la persona pase otra vez por la autorización, sin prompt=none.
docs-error-consent-required =
    .what = Hay que preguntar a la persona, y pediste no preguntar.
    .when = En una autorización con prompt=none, cuando la persona aún no lo ha permitido o la aplicación ha cambiado desde entonces.
    .now = Haz que la persona pase otra vez por la autorización, sin prompt=none.
docs-error-invalid-token =
    .what = El token de acceso es desconocido, ha caducado o fue terminado.
    .when = En cada recurso protegido, y en tu propia API detrás de este servidor.
    .now = Renuévalo una vez e inténtalo de nuevo. Si también eso se rechaza, haz que la persona pase por la autorización.
docs-error-unauthorized =
    .what = En la petición no hay ningún token.
    .when = En cada recurso protegido, y donde se gestiona un registro.
    .now = Envíalo en la cabecera Authorization, tras la palabra Bearer. Quizá un proxy delante de tu programa quitó la cabecera.
docs-error-insufficient-scope =
    .what = El token es bueno, pero no para esto.
    .when = En un recurso protegido que necesita un scope que la persona no permitió.
    .now = La respuesta nombra el scope. Haz que la persona pase por la autorización con él; lo que ya permitió queda.
docs-error-second-factor-required =
    .what = Este cambio pide un segundo factor.
    .when = Cuando una dirección o una contraseña se cambia con un token personal sin privilegios avanzados.
    .now = Pide un código a la persona, y envía la petición otra vez con él en la cabecera X-Two-Factor-Authentication.
docs-error-second-factor-invalid =
    .what = El segundo factor no es correcto, o ya se usó.
    .when = Después de enviar un código que no corresponde. Los códigos equivocados cuentan: tras varios empiezan las esperas.
    .now = Espera el siguiente código de la aplicación de autenticación. Un código de recuperación sirve una vez.
docs-error-invalid-redirect-uri =
    .what = Una URI de redirección no se puede registrar.
    .when = En un registro: es relativa, tiene un fragmento o un esquema que no se acepta, o no llegó ninguna.
    .now = Lee las reglas en la página del registro. La descripción nombra la que no se cumple.
docs-error-invalid-client-metadata =
    .what = Otra cosa del registro no se puede aceptar.
    .when = En un registro o su cambio: el cuerpo no es un objeto JSON, un valor es de otro tipo o nombra lo que este servidor no hace.
    .now = La descripción nombra el valor. Deja fuera lo que no necesitas; lo desconocido se pasa por alto.
docs-error-invalid-scopes =
    .what = El registro nombra un scope que este servidor no tiene.
    .when = Solo en el registro como con Gancio; sus aplicaciones esperan justo estas palabras.
    .now = Compara con la página de scopes. Deja fuera los scopes, y recibes los que eligió quien gestiona el servidor.
docs-error-not-found =
    .what = En esta dirección no hay nada.
    .when = Para toda ruta que este servidor no tiene.
    .now = Compara la ruta con los metadatos o el documento OpenAPI.
docs-apis-title = Proteger una API
docs-apis-lead = Tu API, abierta por tokens de este servidor: dos maneras de preguntar qué puede un token, y cinco programas que lo hacen.
docs-apis-verify = Pregunta en cada petición
docs-apis-verify-text = Pasa la cabecera { $header } a { $path }. 204 deja entrar la petición; 401 y 403 vuelven tal como están. No hace falta ninguna aplicación.
docs-apis-headers = Cada 204 dice quién es: { $user }, { $id }, { $client }, { $scope } y { $factor }. Quita estas cabeceras de lo que viene de fuera.
docs-apis-care = Si este servidor no responde, no dejes entrar a nadie. Y no guardes un sí: lo que una persona termina debe acabar con la siguiente petición.
docs-apis-introspect = O consulta el token
docs-apis-introspect-text = Para más que sí y no: de quién es el token, de qué aplicación, hasta cuándo. Hace falta una aplicación con secreto. Mira primero { $active }.
docs-apis-resource-server = Una aplicación solo ve sus propios tokens. Quien gestiona el servidor hace de la tuya un servidor de recursos, que ve los de todas:
docs-apis-files = Programas enteros
docs-apis-files-text = Funcionan tal como están; las pruebas de este servidor los ejecutan. Sin token responden 401, más allá del scope 403.
docs-registration-title = Registrar una aplicación
docs-registration-open = Aquí todo programa puede registrarse solo, sin cuenta.
docs-registration-token = Aquí los programas pueden registrarse solos con un token para registrarse; lo da quien gestiona el servidor.
docs-registration-approval = Aquí todo programa puede registrarse solo. La administración lo mira antes del primer uso.
docs-registration-closed = Aquí los programas no pueden registrarse solos. Crea tu aplicación en las páginas de tus aplicaciones, o pregunta a quien gestiona el servidor.
docs-registration-simple = Como con Gancio
docs-registration-simple-text = { $path } acepta un formulario o JSON. La aplicación recibe un secreto, y tokens de acceso sin fin fijo.
docs-registration-dynamic = RFC 7591
docs-registration-dynamic-text = La vía estándar, en JSON. El método «none» crea una aplicación pública, que no tiene secreto y debe usar PKCE.
docs-registration-manage = Leerlo, cambiarlo y eliminarlo (RFC 7592)
docs-registration-manage-text = Con { $token } de la respuesta, en { $uri }. Un cambio lo reemplaza todo; lo que dejas fuera queda olvidado.
docs-registration-unused = Una aplicación que nunca canjea un código desaparece tras { $span }. Una que se usó queda.
docs-uris = URI de redirección
docs-uri-https = { $https } para todo host.
docs-uri-loopback = { $http } para direcciones de loopback y localhost; allí el puerto es libre en cada petición.
docs-uri-http = { $http } también para otros hosts, en aplicaciones con secreto. Se avisa a las personas, y los códigos viven un minuto.
docs-uri-scheme = Esquemas propios con un punto, como { $example }, en aplicaciones sin secreto.
docs-uri-never = Nunca un fragmento ni un usuario, ni un parámetro { $code }, { $state }, { $iss } o { $error }.
docs-uri-exact = Lo que envía una petición debe ser igual, letra por letra.
docs-personal-title = Tokens personales
docs-personal-lead = Para tus propios scripts: sin aplicación, sin navegador. Crea uno aquí: { $link }.
docs-personal-link = la página de tus tokens
docs-personal-query = Lo que no puede enviar una cabecera puede usar { $query }, solo en { $user } y { $graphql }. Las direcciones se anotan en muchos sitios: prefiere la cabecera.
docs-personal-change = Cambiar tu cuenta
docs-personal-change-text = Con el scope { $scope } un token cambia tu nombre.
docs-personal-change-none = Este servidor no tiene el scope { $scope }, así que aquí no se puede cambiar nada con un token.
docs-personal-factor = Dirección y contraseña
docs-personal-factor-text = Estas piden más. Un token con privilegios avanzados pasa; cualquier otro envía { $header } con { $totp } o { $recovery }, un espacio y el código. Sin segundo factor, envía { $password }; una contraseña nueva siempre lo necesita.
docs-personal-factor-refused = Los rechazos son { $required } y { $invalid }. Las aplicaciones de otros no pueden cambiar ninguna de las dos.
