### Italiano. Si dà del tu; un pulsante dice che cosa succede.

## Around every page

layout-skip = Vai al contenuto
layout-account = Il tuo account
layout-signed-in = Hai fatto l’accesso come
layout-sign-out = Esci
layout-footer = Altro
layout-developers = Per chi sviluppa
layout-apps = Le tue app
layout-software = Funziona con Permesso
layout-language = Lingua

## Times, spans and places within sentences

time-now = proprio ora
time-minutes-ago =
    { $count ->
        [one] { $count } minuto fa
       *[other] { $count } minuti fa
    }
time-hours-ago =
    { $count ->
        [one] { $count } ora fa
       *[other] { $count } ore fa
    }
time-yesterday = ieri
time-days-ago =
    { $count ->
        [one] { $count } giorno fa
       *[other] { $count } giorni fa
    }
time-day =
    { $day ->
        [1] 1º
       *[other] { $day }
    } { $month ->
        [1] gennaio
        [2] febbraio
        [3] marzo
        [4] aprile
        [5] maggio
        [6] giugno
        [7] luglio
        [8] agosto
        [9] settembre
        [10] ottobre
        [11] novembre
       *[12] dicembre
    } { $year }
time-date =
    { $day ->
        [8] l’{ time-day }
        [11] l’{ time-day }
       *[other] il { time-day }
    }
time-from = { $when }, da { $network }
time-never = mai
span-seconds =
    { $count ->
        [one] { $count } secondo
       *[other] { $count } secondi
    }
span-minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minuti
    }
span-hours =
    { $count ->
        [one] { $count } ora
       *[other] { $count } ore
    }
span-days =
    { $count ->
        [one] { $count } giorno
       *[other] { $count } giorni
    }
place-name = { $name }
place-device = un’app su questo dispositivo
place-device-heading = Un’app su questo dispositivo

## Start page

home-title = Ti diamo il benvenuto
home-lead = Questa è la porta di { $instance }. Qui fai l’accesso, e qui decidi quali app possono usare il tuo account.
home-promise = Nessuna app entra senza il tuo sì, nessuna vede la tua password, e puoi ritirare ogni sì quando vuoi.
home-sign-in = Accedi
home-account = Vai al tuo account
home-setup-title = Non ancora configurato
home-setup = Nessuno amministra ancora questo server. Apri il link di configurazione che ha stampato dove è stato avviato, oppure stampane uno nuovo con:
home-developers = Scrivi un’app? Le { $docs } ti portano da zero a un token che funziona.
home-docs = pagine per chi sviluppa

## Sign-in

sign-in-title = Accedi
sign-in-continue = per continuare verso { $place }
sign-in-username = Nome utente o indirizzo e-mail
sign-in-password = Password
sign-in-button = Accedi
sign-in-wrong = Il nome e la password non vanno insieme. Controllali entrambi e riprova.
sign-in-slow-down = Ci sono stati troppi tentativi. Aspetta { $span }, poi riprova; fino ad allora nessuna password viene esaminata.
sign-in-passkey = Accedi con una passkey
sign-in-signed-out = Hai chiuso la tua sessione.
sign-in-forgotten = Hai dimenticato la password? { $recover }
sign-in-recover = Scegline un’altra

## Second factor, codes and passkeys

second-factor-title = Ancora un passo
second-factor-lead = La password di { $name } è giusta. Ora mostra che hai anche ciò che le appartiene.
second-factor-lead-app = La password di { $name } è giusta. Ora mostra che hai anche ciò che le appartiene, per continuare verso { $place }.
second-factor-button = Accedi
second-factor-lost-title = Hai perso il dispositivo?
second-factor-lost = Usa uno dei tuoi codici di recupero: ognuno vale una volta sola, al posto di un codice dell’app. Se non ne hai, chi gestisce { $instance } può farti rientrare, una volta accertato che sei proprio tu.
second-factor-lost-all = Per questo account non restano codici di recupero. Chi gestisce { $instance } può farti rientrare, una volta accertato che sei proprio tu.
second-factor-cancel = Ricomincia
code-label = Codice
code-hint = Le sei cifre che la tua app di autenticazione mostra ora.
code-hint-or-recovery = Le sei cifre che la tua app di autenticazione mostra ora, oppure uno dei tuoi codici di recupero.
code-recovery-label = Codice di recupero
code-recovery-hint = Uno dei codici che hai messo da parte quando hai aggiunto la passkey. Ognuno vale una volta sola.
code-wrong = Questo codice non va bene. L’app ne mostra uno nuovo ogni 30 secondi, e ogni codice vale una volta sola.
code-slow-down = Ci sono stati troppi tentativi. Aspetta { $span }, poi riprova; fino ad allora non viene esaminato nulla.
passkey-sign-in =
    .title = Accedi con una passkey
    .lead = Il browser ti chiede la passkey del tuo account: con impronta, volto, PIN o una chiave da collegare.
    .without = Puoi invece accedere con nome utente e password.
    .back = Accedi invece con la password
passkey-second-factor =
    .title = Usa la tua passkey
    .lead = Il browser ti chiede la passkey del tuo account: con impronta, volto, PIN o una chiave da collegare.
    .without = Puoi tornare indietro e scrivere un codice.
    .back = Scrivi invece un codice
passkey-proof =
    .title = Dimostra che sei tu
    .lead = Il browser ti chiede la passkey del tuo account: con impronta, volto, PIN o una chiave da collegare.
    .without = Puoi tornare indietro e scrivere un codice.
    .back = Torna indietro senza cambiare nulla
passkey-enrol =
    .title = Aggiungi una passkey
    .lead = Una passkey resta su questo dispositivo, nel tuo gestore di password o su una chiave da collegare. Funziona solo per questo sito, quindi nessun altro sito può carpirtela.
    .without = Puoi invece aggiungere un’app di autenticazione.
    .back = Torna indietro senza aggiungerne
passkey-use = Usa una passkey
passkey-continue = Continua con la tua passkey
passkey-make = Crea questa passkey
passkey-name-value = Passkey
passkey-waiting = Il browser te la chiede adesso. Segui le sue indicazioni.
passkey-failed = L’operazione è stata annullata, è durata troppo, o questo dispositivo non ha una passkey adatta. Premi il pulsante per riprovare.
passkey-unsupported = Questo browser non può usare passkey qui. Torna indietro per un’altra strada.
passkey-refused = Questa passkey non è stata accettata. Forse appartiene a un altro account, è stata tolta, o la risposta ha tardato troppo. Riprova, oppure torna indietro per un’altra strada.
passkey-no-script = Le passkey hanno bisogno di JavaScript, che qui è disattivato.
copied = Copiato

## The proof before a change

confirm-title = Dimostra che sei tu
confirm-other = Prima di questa modifica, dimostra di nuovo che sei tu.
confirm-add-method = Prima di aggiungere un secondo fattore, dimostra di nuovo che sei tu.
confirm-remove-method = Prima che un secondo fattore venga tolto, dimostra di nuovo che sei tu.
confirm-recovery-codes = Prima di ricevere nuovi codici di recupero, dimostra di nuovo che sei tu.
confirm-password-change = Prima di cambiare la password, dimostra di nuovo che sei tu.
confirm-make-token = Prima che questo token venga creato, dimostra di nuovo che sei tu.
confirm-change-token = Prima che questo token venga modificato, dimostra di nuovo che sei tu.
confirm-make-app = Prima che questa app venga registrata, dimostra di nuovo che sei tu.
confirm-change-app = Prima che questa app venga modificata, dimostra di nuovo che sei tu.
confirm-password = La tua password
confirm-wrong-password = Questa non è la tua password. Controllala e riprova.
confirm-button = Conferma e continua
confirm-back = Torna indietro senza cambiare nulla
confirm-remembered = Così resta fuori chi trova il tuo dispositivo sbloccato. La prova vale per { $span }, solo in questo browser.

## A new e-mail address

confirm-email-title = Conferma il tuo indirizzo e-mail
confirm-email-ask = Il tuo account su { $instance } userà d’ora in poi { $email }, e non più l’indirizzo di prima.
confirm-email-button = Usa questo indirizzo
confirm-email-done-title = Il tuo indirizzo è confermato
confirm-email-done = Il tuo account su { $instance } ora usa { $email }.
confirm-email-gone-title = Questo link non funziona
confirm-email-gone = Il link non conferma, o non conferma più, un indirizzo su { $instance }. Nulla è cambiato.
confirm-email-gone-way = Un link vale una volta sola, per 24 ore, e ogni nuovo link annulla il precedente. Finisce anche quando l’indirizzo è passato a un altro account. Chiedi un nuovo link dove hai avuto questo.

## Joining and recovering

sign-up-title = Crea il tuo account
sign-up-lead = Hai un invito a { $instance }. Scegli come vuoi chiamarti qui, e una password.
sign-up-lead-for = Hai un invito a { $instance } come { $email }. Scegli come vuoi chiamarti qui, e una password.
sign-up-have-one = Ho già un account
recover-title = Un’altra password
recover-ask =
    .title = Hai dimenticato la password?
    .lead = Chi gestisce { $instance } può darti un link con cui sceglierne un’altra.
    .next = Chiedilo in un modo da cui si capisca che sei tu. Un link è per un solo account, vale una volta sola, e vive un giorno.
recover-gone =
    .title = Questo link non funziona
    .lead = È già stato usato, è troppo vecchio, o ne ha preso il posto uno più nuovo. Nulla è cambiato.
    .next = Chiedi un altro link a chi gestisce { $instance }.
recover-choose =
    .title = Scegli un’altra password
    .lead = È per l’account { $username } su { $instance }.
    .next = Chiude ciò che apriva quella vecchia: la tua sessione finisce ovunque, e app e token personali perdono il loro accesso. Il secondo fattore resta.
recover-done =
    .title = La tua nuova password vale
    .lead = La tua sessione è chiusa ovunque, e nessuna app ha più accesso al tuo account su { $instance }.
    .next = Accedi con la password che hai appena scelto, e collega le app che vuoi ancora.
sign-up-lead-mailed = L’indirizzo { $email } è tuo. Scegli come vuoi chiamarti su { $instance }, e una password.
sign-up-other-browser = Vieni da un’app, che aspetta in un altro browser o ha aspettato troppo. Quando il tuo account è pronto, torna all’app e ricomincia da lì.
sign-up-ask-lead = Che indirizzo e-mail deve avere il tuo account su { $instance }? Lì arriva un link con cui proseguire.
sign-up-ask-button = Mandami il link
sign-up-ask-gone = Questo link non funziona: è già stato usato, o ha più di due ore. Puoi chiederne un altro.
sign-up-sent-title = Guarda nella tua casella
sign-up-sent = Se possiamo scrivere a { $email }, un messaggio è in viaggio. Apri il link che contiene entro due ore.
sign-up-sent-app = Aprilo in questo browser: così torni all’app da cui vieni.
sign-up-sent-again = Dopo qualche minuto non c’è nulla? Guarda anche tra i messaggi indesiderati, o { $again }.
sign-up-sent-again-link = chiedi ancora una volta
sign-up-done-title = Il tuo account è pronto
sign-up-done-lead = Ora sei dentro { $instance } con il tuo account.
sign-up-done-app = Per continuare con l’app da cui vieni, torna da lei e ricomincia da lì.
sign-in-sign-up = Non hai ancora un account? { $make }
sign-in-sign-up-link = Creane uno
recover-ask-mail =
    .title = Hai dimenticato la password?
    .lead = Scrivi il tuo nome utente su { $instance }, o il tuo indirizzo e-mail. Un link con cui scegliere un’altra password arriva all’indirizzo dell’account.
    .next = Il link vale una volta sola, per un’ora.
recover-sent =
    .title = Guarda nella tua casella
    .lead = Se su { $instance } c’è un account così, un messaggio è in viaggio verso il suo indirizzo.
    .next = Apri il link che contiene entro un’ora. Dopo qualche minuto non c’è nulla? Guarda anche tra i messaggi indesiderati.
recover-gone-mail =
    .title = Questo link non funziona
    .lead = È già stato usato, è troppo vecchio, o ne ha preso il posto uno più nuovo. Nulla è cambiato.
    .next = Puoi chiederne un altro.
recover-again = Chiedi un altro link
address-lead = Il tuo account ha l’indirizzo { $email }. Nessuno ha ancora confermato che è tuo.
address-lead-verified = Il tuo account ha l’indirizzo { $email }. Hai confermato che è tuo.
address-waits = { $email } aspetta il suo link: ce l’ha chi gestisce questo server. Finché non viene usato, il tuo indirizzo resta com’è.
address-waits-mail = Un messaggio è in viaggio verso { $email }. Apri il link che contiene entro un giorno; fino ad allora il tuo indirizzo resta com’è.
address-forget = Tieni l’indirizzo che ho
address-forgotten = Il tuo indirizzo resta com’è; nessun altro aspetta.
address-same = Questo è l’indirizzo che hai.
address-field = Nuovo indirizzo e-mail
address-hint = Vale quando sarà usato un link, che ti darà chi gestisce questo server.
address-hint-mail = Vale quando sarà usato il link che arriva lì. Avvisiamo anche l’indirizzo che hai ora.
address-button = Cambia l’indirizzo
address-back = Torna al tuo account
delete-title = Elimina il tuo account
delete-lead = Questo chiude subito e per sempre il tuo account { $username } su { $instance }. Nessuno può riportarlo indietro.
delete-goes = Che cosa sparisce
delete-sessions = { $count ->
        [one] La tua sessione in questo browser finisce.
       *[other] Le tue sessioni in { $count } browser finiscono.
    }
delete-apps = { $count ->
        [0] Nessuna app ha un accesso che finirebbe.
        [one] Un’app perde l’accesso al tuo account.
       *[other] { $count } app perdono l’accesso al tuo account.
    }
delete-tokens = { $count ->
        [0] Non hai token personali che finirebbero.
        [one] Il tuo token personale finisce.
       *[other] I tuoi { $count } token personali finiscono.
    }
delete-own-app = { $count ->
        [0] La tua app «{ $name }» viene eliminata. Nessuno vi è collegato.
        [one] La tua app «{ $name }» viene eliminata, e una persona non potrà più usarla qui.
       *[other] La tua app «{ $name }» viene eliminata, e { $count } persone non potranno più usarla qui.
    }
delete-hand-over = Se qualcuno deve tenere una delle tue app, affidagliela prima, in { $developer }.
delete-stays = Che cosa resta
delete-stays-record = Un registro di ciò che è successo, senza il tuo nome e il tuo indirizzo, per 400 giorni.
delete-stays-elsewhere = Ciò che le app hanno già letto o pubblicato: solo loro possono eliminarlo.
delete-last-admin = Non ci sono altri amministratori, quindi l’account non può sparire. Prima fai amministratore qualcun altro.
delete-name = Scrivi il tuo nome utente per confermare
delete-wrong-name = Questo non è il tuo nome utente.
delete-button = Elimina il mio account
delete-back = Tieni il mio account
deleted-title = Il tuo account è eliminato
deleted-lead = Tutto ciò che ne dipendeva su { $instance } è finito. Grazie di essere stato dei nostri.
deleted-home = Alla pagina iniziale
confirm-address = Prima di cambiare il tuo indirizzo, dimostra ancora una volta chi sei.
confirm-delete-account = Prima di eliminare il tuo account, dimostra ancora una volta chi sei.
history-reset-mailed = È stato chiesto un link per una nuova password, ed è andato al tuo indirizzo.
history-email-mailed = Il link del tuo nuovo indirizzo è andato lì.

## Mails

mail-network-asked = La richiesta veniva dalla rete { $network }.
mail-network-done = È stato fatto dalla rete { $network }.
mail-footer = Inviato da { $instance }, { $url }. Nessuno legge le risposte a questo messaggio.
mail-sign-up =
    .subject = Crea il tuo account su { $instance }
    .lead = Qualcuno, speriamo tu, vuole creare un account su { $instance } con questo indirizzo.
    .button = Crea l’account
    .next = Il link vale una volta sola, entro due ore, e mostra che l’indirizzo è tuo.
    .not-you = Se non eri tu, non fare nulla: senza il link non nasce nessun account.
mail-has-account =
    .subject = Hai già un account su { $instance }
    .lead = Qualcuno, speriamo tu, vuole usare questo indirizzo su { $instance }. Appartiene già all’account { $username }.
    .button = Accedi
    .next = Se hai dimenticato la password, puoi sceglierne un’altra: { $recover }
    .not-you = Se non eri tu, non fare nulla: non è cambiato niente, e chi ha chiesto non ha saputo che hai un account.
mail-reset =
    .subject = Un’altra password per { $instance }
    .lead = Qualcuno, speriamo tu, ha dimenticato la password dell’account { $username } su { $instance }.
    .button = Scegli un’altra password
    .next = Il link vale una volta sola, entro un’ora. Una nuova password chiude le tue sessioni ovunque, e toglie l’accesso alle app e ai tuoi token personali; il secondo fattore resta.
    .not-you = Se non eri tu, non fare nulla: la tua password resta com’è.
mail-invitation =
    .subject = Hai un invito a { $instance }
    .lead = Chi gestisce { $instance } ti invita a creare un account con questo indirizzo.
    .button = Crea l’account
    .next = Il link vale una volta sola, e mostra che l’indirizzo è tuo.
    .not-you = Se non sai di che cosa si tratta, non fare nulla: senza il link non nasce nessun account.
mail-new-address =
    .subject = Questo indirizzo è tuo?
    .lead = L’account { $username } su { $instance } deve avere da ora questo indirizzo.
    .button = Conferma l’indirizzo
    .next = Il link vale una volta sola, entro un giorno. Fino ad allora l’account tiene l’indirizzo che ha.
    .not-you = Se non è il tuo account, non fare nulla: allora niente cambia.
mail-address-asked =
    .subject = Un altro indirizzo per il tuo account su { $instance }?
    .lead = L’account { $username } su { $instance } deve avere l’indirizzo { $email } al posto di questo. Cambia quando sarà usato il link che è andato lì.
    .not-you = Se non eri tu, qualcun altro sta usando il tuo account. Cambia subito la password, e guarda che cosa è collegato: { $security }
mail-address-changed =
    .subject = Il tuo account su { $instance } ha un altro indirizzo
    .lead = L’account { $username } su { $instance } ora ha l’indirizzo { $email }. Questo era l’ultimo messaggio a quello vecchio.
    .not-you = Se non eri tu, qualcun altro sta usando il tuo account. Scrivi subito a chi gestisce { $instance }.
mail-password-changed =
    .subject = La tua password su { $instance } è cambiata
    .lead = L’account { $username } su { $instance } ha un’altra password.
    .not-you = Se non eri tu, scegline subito un’altra, con un link a questo indirizzo: { $recover }
mail-factor-removed =
    .subject = Un secondo fattore su { $instance } è stato tolto
    .lead = L’account { $username } su { $instance } ha un secondo fattore in meno, o non ne ha più.
    .not-you = Se non eri tu, cambia subito la password, e guarda che cosa protegge il tuo account: { $security }
mail-deleted =
    .subject = Il tuo account su { $instance } è eliminato
    .lead = L’account { $username } su { $instance } non c’è più, con le sue sessioni, gli accessi delle app, i suoi token personali e le sue app.
    .next = Un registro di ciò che è successo resta per 400 giorni, senza il tuo nome e il tuo indirizzo.
    .not-you = Se non eri tu, scrivi a chi gestisce { $instance }.
mail-test =
    .subject = I messaggi di { $instance } arrivano
    .lead = Chi gestisce il server ha chiesto questa prova: i messaggi di { $instance } arrivano a questo indirizzo.

## Setup

setup-title = Crea il primo account
setup-lead = Hai il link di configurazione di { $instance }, quindi sarai tu ad amministrarlo. Dopo, il link non funziona più.
setup-username = Nome utente
setup-username-hint = Da 2 a 39 caratteri: da a a z, da 0 a 9, punto, trattino e trattino basso.
setup-name = Il tuo nome
setup-name-hint = Come lo vedranno gli altri.
setup-email = Indirizzo e-mail
setup-password = Password
setup-password-hint = Meglio lunga che complicata: quattro o cinque parole che non c’entrano tra loro ne fanno una buona. Può crearla anche il tuo gestore di password.
setup-button = Crea questo account
setup-wrong =
    { $count ->
        [one] Un campo va corretto:
       *[other] { $count } campi vanno corretti:
    }
setup-done-title = { $instance } è tuo
setup-done-lead = L’account { $username } amministra { $instance }. Il link di configurazione non funziona più.
setup-done-next = Accedi con la password che hai appena scelto.
setup-done-button = Accedi

## What is wrong with what was typed

wrong-username-length = Un nome utente ha da 2 a 39 caratteri.
wrong-username-characters = Un nome utente è fatto di lettere minuscole dalla a alla z, cifre, punti, trattini bassi e trattini.
wrong-username-start = Un nome utente comincia con una lettera o una cifra.
wrong-username-taken = Questo nome utente è già preso.
wrong-name = Al massimo 100 caratteri, su una riga.
wrong-email = Un indirizzo e-mail ha la forma nome@example.org.
wrong-email-length = Un indirizzo e-mail ha al massimo 254 caratteri.
wrong-email-taken = C’è già un account con questo indirizzo.
weak-breached = Questa password è diventata nota per una violazione di qualche sito, quindi è tra le prime a essere provate. Usane un’altra.
weak-same = Questa è la password che hai già.
weak-short = Usa almeno 15 caratteri. Quattro o cinque parole che non c’entrano tra loro sono facili da ricordare e difficili da indovinare.
weak-long = Usa al massimo 100 caratteri.
weak-personal = È fatta soprattutto del tuo nome o indirizzo, o del nome di questo sito. Usa altre parole.
weak-rows = Le file di tasti sulla tastiera sono facili da indovinare.
weak-repeats = Le ripetizioni sono facili da indovinare.
weak-common = Molte persone usano questa password.
weak-similar = Somiglia a una password che molte persone usano.
weak-sequences = Le sequenze come abc o 6543 sono facili da indovinare.
weak-dates = Date e anni sono facili da indovinare.
weak-word = Una parola sola è facile da indovinare.
weak-names = I nomi sono facili da indovinare.
weak-use-phrase = Usa alcune parole che non formino una frase comune.
weak-add-words = Aggiungi una o due parole che non c’entrino con il resto.
weak-capitals = Le maiuscole aiutano poco; un’altra parola aiuta di più.
weak-reversed = Le parole scritte al contrario aiutano poco; un’altra parola aiuta di più.
weak-substitutions = Scrivere @ al posto di a, o 0 al posto di o, aiuta poco; un’altra parola aiuta di più.
weak-use-words = Usa parole invece di disegni sulla tastiera.
weak-avoid-repeats = Evita parole e caratteri che si ripetono.
weak-avoid-sequences = Evita le sequenze.
weak-avoid-dates = Evita date e anni che hanno a che fare con te.

## Consent

consent-title = Consentire a { $site }?
consent-ask-site = { $site } vuole usare il tuo account
consent-ask-device = { $place } vuole usare il tuo account
consent-ask-app = L’app dietro { $scheme } vuole usare il tuo account
consent-punycode = Nella barra degli indirizzi: { $host }
consent-name = Dice di chiamarsi “{ $name }”.
consent-nameless = Non dice come si chiama.
consent-badge-checked = Verificata
consent-badge-unchecked = Non verificata
consent-checked = Qualcuno di { $instance } ha esaminato questa app.
consent-unchecked = Nessuno di { $instance } ha esaminato questa app. Di’ di sì solo se vieni da lì, proprio ora, per scelta tua.
consent-mixed = Il suo nome mescola lettere di più alfabeti, e può sembrare un altro nome. Fidati dell’indirizzo.
consent-website = Dice di appartenere a { $website }.
consent-registered = Si è registrata qui { $when }.
consent-changed = È cambiata da quando hai detto sì l’ultima volta
consent-changed-name = Diceva di chiamarsi “{ $before }”, ora “{ $after }”.
    .new = Non diceva come si chiama, e ora dice di chiamarsi “{ $after }”.
    .gone = Diceva di chiamarsi “{ $before }”, e ora non dice come si chiama.
consent-changed-website = Diceva di appartenere a { $before }, ora a { $after }.
    .new = Ora dice di appartenere a { $after }.
    .gone = Non dice più di appartenere a { $before }.
consent-changed-redirect = Ti mandava a { $before }, ora a { $after }.
    .new = Ora può mandarti anche a { $after }.
    .gone = Non ti manda più a { $before }.
consent-changed-owner = Ora la gestisce qualcun altro.
consent-account = L’account in uso
consent-switch = Non sei tu?
consent-admin = Tu amministri { $instance }. I servizi che si fidano del tuo account potrebbero dare a questa app gli stessi poteri che hai tu; un account comune è la scelta più sicura.
consent-able = Potrà
consent-identity = Vedere il tuo nome e il tuo nome utente
consent-only-identity = Saprà soltanto chi sei: il tuo nome e il tuo nome utente. Non può leggere né cambiare altro.
consent-untick = Togli la spunta a ciò che non vuoi dare.
consent-unable = Non potrà
consent-not-password = Vedere o cambiare la tua password
consent-not-email = Vedere il tuo indirizzo e-mail
consent-not-apps = Accedere qui al posto tuo, o far entrare altre app
consent-not-more = Fare nulla che non sia scritto qui sopra
consent-duration = Per quanto tempo
consent-lasts-until = Al massimo per { $max }; meno, se l’app resta inutilizzata per { $idle }.
consent-lasts-while-used = Finché l’app viene usata; finisce dopo { $idle } senza uso.
consent-stop = Puoi fermarla in ogni momento sotto { $apps }.
consent-to-site = Che tu neghi o consenta, andrai a { $site }.
consent-to-device = Che tu neghi o consenta, andrai a un’app su questo dispositivo, a { $host }.
consent-to-app = Che tu neghi o consenta, andrai all’app di questo dispositivo che apre i link { $scheme }.
consent-plain-http = La strada fin lì non è cifrata (http semplice). Altri sulla tua rete potrebbero leggere tutto e usare il tuo account come può fare questa app.
consent-deny = Nega
consent-allow = Consenti a { $place }
consent-allow-device = Consenti a questa app
consent-closes = Questa domanda resta aperta per { $span }. Dopo, ricomincia dall’app.

## Scopes that come with the server

scope-email = Vedere il tuo indirizzo e-mail
scope-event-write = Aggiungere e modificare i tuoi eventi. Questo comprende eliminarli.
scope-incognito = Accedere al tuo account in incognito.
scope-account = Gestire il tuo account, i tuoi collettivi e le tue organizzazioni.
scope-expenses = Creare e gestire spese e modi di pagamento.
scope-orders = Creare e gestire contributi e metodi di pagamento.
scope-transactions = Rimborsare e respingere transazioni registrate.
scope-virtual-cards = Creare e gestire carte virtuali.
scope-updates = Creare e gestire aggiornamenti.
scope-conversations = Creare e gestire conversazioni.
scope-webhooks = Creare e gestire webhook.
scope-host = Amministrare gli host fiscali.

## Errors: what happened, why, what to do now

error-request-id = Richiesta
error-back = Torna a { $place }
error-code = Codice
error-home = Vai alla pagina iniziale
error-developer = Per chi sviluppa l’app
error-not-found =
    .title = Qui non c’è nulla
    .what = Nessuna pagina di { $instance } ha questo indirizzo.
    .why = Forse è scritto male, o la pagina è stata spostata o non esiste più.
    .way = Controlla l’indirizzo, o riparti dalla pagina iniziale.
error-method =
    .title = Questo indirizzo funziona in un altro modo
    .what = La pagina esiste, ma non si può chiedere così.
    .why = Succede soprattutto quando un modulo viene aperto come un link, o ricaricato dopo l’invio.
    .way = Torna indietro e usa i pulsanti della pagina.
error-forgery =
    .title = Non abbiamo potuto capire se eri tu
    .what = Il modulo è arrivato senza il suo sigillo, quindi nulla è cambiato.
    .why = Forse la pagina era aperta da molto tempo, i cookie sono disattivati, o un altro sito ha provato a inviare il modulo a nome tuo.
    .way = Torna indietro, ricarica la pagina e invialo di nuovo. Per questo sito i cookie devono essere permessi.
error-forbidden =
    .title = Non spetta a te aprirlo
    .what = Il tuo account non può vedere o fare questo.
    .why = Appartiene a un’altra persona, o a chi amministra { $instance }.
    .way = Torna indietro, oppure accedi con l’account che può.
error-setup-link =
    .title = Questo link di configurazione non funziona
    .what = Il link non crea, o non crea più, il primo account.
    .why = Un link di configurazione vive 24 ore, e ogni nuovo link annulla il precedente.
    .way = Sul server, esegui “permesso setup-link” e apri il link che stampa.
error-too-large =
    .title = Era troppo in una volta
    .what = Ciò che è stato inviato è più grande di quanto questa pagina legga, quindi nulla è cambiato.
    .why = I moduli qui sono piccoli; uno più grande è un errore o un attacco.
    .way = Torna indietro e invia di meno.
error-bad-form =
    .title = Non si è potuto leggere il modulo
    .what = Ciò che è stato inviato non è un modulo completo, quindi nulla è cambiato.
    .why = Un campo manca, c’è due volte, o è scritto come i moduli non scrivono.
    .way = Torna indietro, ricarica la pagina e invialo di nuovo.
error-too-many =
    .title = Troppo in una volta
    .what = Ci sono state troppe richieste, quindi questa non è stata esaminata.
    .why = La parte di ciascuno è limitata, così il server resta veloce e indovinare resta lento. Forse l’hanno usata anche altri della tua rete.
    .way = Aspetta { $wait }, poi riprova.
error-unavailable =
    .title = Ora non possiamo rispondere
    .what = Il server è in funzione, ma non ha potuto fare ciò che hai chiesto. Nulla è cambiato.
    .why = Il suo database non risponde, o in questo momento chiedono in troppi.
    .way = Aspetta { $wait }, poi riprova.
error-broken =
    .title = Qui si è rotto qualcosa
    .what = L’errore è nostro, non tuo.
    .why = Il server ha incontrato qualcosa per cui non era fatto. I dettagli sono nel suo registro.
    .way = Riprova. Se resta rotto, da’ il numero di richiesta qui sotto a chi gestisce { $instance }.
error-unknown-client =
    .title = Non conosciamo questa app
    .what = Un’app ti ha mandato qui con un id che nessuno ha su { $instance }.
    .why = Forse la sua registrazione è scaduta, o è stata fatta su un altro server. Non hai sbagliato nulla, e nulla è stato dato.
    .way = Torna all’app e collegala di nuovo. Se la sviluppi tu: registrala di nuovo, e usa il nuovo id.
error-client-disabled =
    .title = Questa app è disattivata
    .what = Chi gestisce { $instance } al momento non fa entrare questa app.
    .why = È stata disattivata, o non ancora approvata.
    .way = Chiedi loro, se ti serve. Nulla è stato dato.
error-bad-redirect =
    .title = Questa app non dice dove mandarti
    .what = Non ha indicato un indirizzo a cui rimandarti, o uno che non si può usare. Perciò ci siamo fermati qui.
    .why = Un codice per il tuo account non deve arrivare a nessun altro che all’app.
    .way = Torna all’app e di’ a chi la fa ciò che sta qui sotto.
error-redirect-mismatch =
    .title = Questa app ha dato un indirizzo diverso da quello registrato
    .what = Ci chiede di mandarti a un indirizzo che non è registrato per lei. Perciò ci siamo fermati qui.
    .why = Forse qualcuno ha cambiato il link che hai seguito, per ottenere un codice per il tuo account. Per lo più è un errore dell’app.
    .way = Torna all’app e riprova una volta. Se la sviluppi tu: invia un indirizzo registrato, esattamente com’è scritto lì, o registra questo.
error-bad-request =
    .title = L’app ha chiesto in un modo che non funziona
    .what = Ciò che l’app ha inviato con te contiene un errore, quindi non abbiamo potuto farti la sua domanda.
    .why = L’errore è nell’app, non in ciò che hai fatto tu.
    .way = Torna all’app. Se succede di nuovo, di’ a chi la fa ciò che sta qui sotto.
error-request-gone =
    .title = Questa domanda non è più aperta
    .what = La domanda dell’app è scaduta, ha già avuto risposta, o è stata fatta in un altro browser o a un’altra persona.
    .why = Una domanda resta aperta solo alcuni minuti, e solo per la persona a cui è stata fatta.
    .way = Torna all’app e ricomincia.
error-sign-up-closed =
    .title = Qui gli account li crea chi gestisce
    .what = Nessuno può crearsi da solo un account su { $instance }.
    .why = Così ha deciso chi lo gestisce.
    .way = Chiedi loro un account.
error-invite-needed =
    .title = Serve un invito
    .what = Gli account su { $instance } si creano con un link che dà chi lo gestisce.
    .why = Vogliono sapere chi entra.
    .way = Chiedi loro un invito, e apri il suo link.
error-invite-gone =
    .title = Questo invito non funziona più
    .what = Il suo link è esaurito o ritirato, o è troppo vecchio. Nessun account è stato creato.
    .why = Un invito vale per tanti account e per tanto tempo quanto ha detto chi l’ha creato.
    .way = Chiedine un altro a chi gestisce { $instance }.
error-step-gone =
    .title = Bisogna ricominciare
    .what = Ciò che avevi iniziato non è più aperto, quindi nulla è cambiato.
    .why = Un accesso o un nuovo secondo fattore lasciato a metà resta aperto solo alcuni minuti, e solo in un browser.
    .way = Torna dove avevi iniziato, e ricomincia.
error-already-answered =
    .title = Hai già risposto
    .what = Questa domanda ha già avuto la sua risposta, e quella vale. Ora nulla è cambiato.
    .why = Il modulo è stato inviato una seconda volta, per lo più con il tasto indietro o ricaricando.
    .way = Torna all’app. Se lì non funziona, ricomincia da lì.
error-sent = L’app ha inviato
error-registered =
    { $count ->
        [one] Per lei è registrato
       *[other] Per lei sono registrati
    }
error-difference = Differiscono dal carattere { $place } in poi: inviato è { $sent }, registrato è { $registered }.
error-difference-short = Ciò che è stato inviato finisce prima del carattere { $place }; quello registrato continua con { $registered }.
error-difference-long = Quello registrato finisce prima del carattere { $place }; ciò che è stato inviato continua con { $sent }.

## Account

account-title = Il tuo account
account-name = Nome
account-username = Nome utente
account-email = Indirizzo e-mail
account-email-pending = { $email } aspetta che il suo link venga usato.
account-role = Ruolo
account-admin = Amministrazione
account-nav-overview = Panoramica
account-nav-security = Sicurezza
account-nav-sessions = Sessioni
account-nav-apps = App
account-nav-tokens = Token
account-nav-history = Cronologia
account-nav-developer = Le tue app
account-developer-text = Registra le app che sviluppi, e vedi che cosa non va.
account-second-factor-on = Un secondo fattore protegge il tuo account.
account-second-factor-off = Solo la password protegge il tuo account. Aggiungi un secondo fattore.
account-sessions-count =
    { $count ->
        [one] Solo questo browser ha una sessione aperta.
       *[other] { $count } browser hanno una sessione aperta.
    }
account-tokens-count =
    { $count ->
        [0] Per programmi tuoi. Non ne hai.
        [one] Per programmi tuoi. Ne hai { $count }.
       *[other] Per programmi tuoi. Ne hai { $count }.
    }
account-history-text = Che cosa è successo al tuo account, e da dove.
account-apps-count =
    { $count ->
        [0] Nessuna app può usare il tuo account.
        [one] { $count } app può usare il tuo account.
       *[other] { $count } app possono usare il tuo account.
    }
account-docs = Crea un’app per { $instance }
account-docs-text = Da zero a un token che funziona in sei comandi.

## Connected apps

apps-title = App collegate
apps-lead = Hai permesso a queste app di usare il tuo account. Scollega ciò che non ti serve più.
apps-count =
    { $count ->
        [one] { $count } app
       *[other] { $count } app
    }
apps-empty-title = Nessuna app è collegata
apps-empty = Quando un’app chiede il tuo account, prima lo chiediamo qui a te. Ciò che consenti sta poi in questa pagina, con un pulsante che lo ferma.
apps-name = Dice di chiamarsi “{ $name }”.
apps-nameless = Non dice come si chiama.
apps-long-lived = Senza fine fissata
apps-able = Può
apps-identity = Vedere il tuo nome e il tuo nome utente
apps-allowed = Consentita la prima volta
apps-used = Ultimo uso
apps-sends = Ti manda a
apps-plain-http = Questo indirizzo non è cifrato (http semplice).
apps-replay-ended = Una chiave di questa app è stata usata una seconda volta { $when }. Forse è stata rubata, quindi l’accesso che ne dipendeva è finito. Se l’app ti chiede di collegarla di nuovo e tu non hai fatto nulla d’insolito, dillo a chi la fa.
apps-replay-refused = Una chiave di questa app è stata usata una seconda volta { $when }, ed è stata respinta. Spesso è solo una connessione caduta. Se non ti fidi, scollega l’app e collegala di nuovo.
apps-lost = Una chiave di “{ $name }” è stata usata una seconda volta { $when }. Forse è stata rubata, quindi l’app ha perso il suo accesso. Se ti chiede di collegarla di nuovo e tu non hai fatto nulla d’insolito, dillo a chi la fa.
apps-revoke = Scollega { $place }
apps-revoke-device = Scollega questa app
apps-revoke-means = Perde subito il suo accesso, e non può fare più nulla a nome tuo finché non la consenti di nuovo. Ciò che ha già fatto resta.
apps-revoked = Hai scollegato { $place }. Non può più usare il tuo account.
apps-gone = Quell’app non era più collegata. Nulla è cambiato.
apps-extended = Diritti estesi
apps-all = Scollega tutto
apps-revoke-all-means = Ogni app di questa pagina perde subito il suo accesso, e non può fare più nulla a nome tuo finché non la consenti di nuovo. Ciò che hanno già fatto resta.
apps-revoke-all =
    { $count ->
        [one] Scollega { $count } app
       *[other] Scollega tutte le { $count } app
    }
apps-revoked-all =
    { $count ->
        [one] Hai scollegato { $count } app. Non può più usare il tuo account.
       *[other] Hai scollegato { $count } app. Non possono più usare il tuo account.
    }

## Security

security-title = Sicurezza
security-back = Torna alla sicurezza, senza cambiare nulla
security-password = Password
security-password-since = L’hai cambiata { $when }.
security-password-first = Non l’hai mai cambiata da quando c’è il tuo account.
security-password-change = Cambia la password
security-factors = Secondo fattore
security-on = Attivo
security-off = Non attivo
security-factors-what = Con un secondo fattore, una password rubata da sola non fa entrare nessuno: l’accesso chiede anche qualcosa che hai. È un’app sul telefono che mostra codici, o una passkey del tuo dispositivo.
security-kind-totp = App di autenticazione
security-kind-passkey = Passkey
security-added-at = Aggiunto
security-manage = Rinomina o togli
security-name = Nome
security-name-hint = Perché tu lo riconosca, in al massimo 50 caratteri.
security-rename = Salva questo nome
security-remove = Togli { $name }
security-remove-means = Non potrà più servire per accedere o confermare modifiche. Gli altri tuoi secondi fattori restano.
security-remove-last-means = È il tuo ultimo secondo fattore. Senza, la sola password apre il tuo account, e finiscono anche i tuoi codici di recupero.
security-add-totp = Aggiungi un’app di autenticazione
security-add-passkey = Aggiungi una passkey
security-no-passkeys = Le passkey hanno bisogno di un indirizzo che comincia con https, che questo server non ha.
security-recovery = Codici di recupero
security-recovery-what = Per il giorno in cui perdi il dispositivo: ognuno di questi codici prende il posto del secondo fattore, una volta sola.
security-recovery-left =
    { $count ->
        [0] Non te ne restano.
        [one] Te ne resta { $count }.
       *[other] Te ne restano { $count }.
    }
security-recovery-low = Creane di nuovi prima che finiscano.
security-recovery-means = Ricevi un nuovo elenco; i codici di quello vecchio smettono di funzionare.
security-recovery-make = Crea nuovi codici di recupero
security-history = Hai il dubbio che qualcosa non sia opera tua? Lo trovi nella { $history }.
security-added = Hai aggiunto un secondo fattore. D’ora in poi l’accesso lo chiede.
security-removed = Il secondo fattore è stato tolto. Gli altri restano.
security-removed-last = Il tuo ultimo secondo fattore è stato tolto, e con lui i codici di recupero. Ora la sola password apre il tuo account.
security-renamed = Ha il suo nuovo nome.
security-gone = Quel secondo fattore non c’era già più. Nulla è cambiato.
security-name-refused = Un nome ha da 1 a 50 caratteri. Nulla è cambiato.
security-password-changed = La tua password è cambiata. In tutti gli altri browser la tua sessione è chiusa; le tue app e i token personali mantengono il loro accesso.
security-password-changed-apps = La tua password è cambiata. In tutti gli altri browser la tua sessione è chiusa, e tutte le app e i token personali hanno perso il loro accesso.

## Another password

password-title = Cambia la password
password-lead = In tutti gli altri browser la tua sessione viene chiusa; qui resta aperta.
password-second-factor = Poiché hai un secondo fattore, viene chiesto anche quello, a meno che tu non l’abbia appena usato.
password-current = Password attuale
password-new = Nuova password
password-wrong = Questa non è la tua password. Controllala e riprova.
password-end-apps = Togli anche l’accesso a tutte le app e a tutti i token personali
password-end-apps-hint = Spunta questa casella se qualcun altro potrebbe conoscere la tua password. Le app dovranno chiedertelo di nuovo, e i token personali andranno creati di nuovo.
password-button = Cambia la password

## Authenticator app

totp-title = Aggiungi un’app di autenticazione
totp-lead = Un’app di autenticazione mostra un nuovo codice ogni 30 secondi. All’accesso scrivi il codice di quel momento.
totp-scan = Inquadra questa immagine
totp-scan-text = Nell’app, scegli di aggiungere un account, poi punta qui la fotocamera.
totp-picture = Codice QR per la tua app di autenticazione; la chiave qui sotto dice lo stesso
totp-open = Aprilo in un’app su questo dispositivo
totp-type = Oppure scrivi questa chiave
totp-type-text = Se non puoi inquadrarla, scrivila nell’app. Tienila per te: chi ce l’ha può creare i tuoi codici. Dopo non ti servirà più.
totp-copy = Copia la chiave
totp-prove = Scrivi il codice che l’app mostra
totp-name-value = App di autenticazione
totp-wrong = Questo codice non va bene. Aspetta il prossimo; se nessuno va bene, controlla che l’orologio del dispositivo sia giusto.
totp-button = Aggiungi questa app

## Recovery codes

recovery-title = I tuoi codici di recupero
recovery-lead-first =
    { $count ->
        [one] Il tuo secondo fattore è attivo. Se un giorno perdi il dispositivo, questo codice ti fa entrare, una volta sola.
       *[other] Il tuo secondo fattore è attivo. Se un giorno perdi il dispositivo, ognuno di questi { $count } codici ti fa entrare, una volta sola.
    }
recovery-lead =
    { $count ->
        [one] Questo codice prende il posto del secondo fattore, una volta sola. I codici precedenti non funzionano più.
       *[other] Ognuno di questi { $count } codici prende il posto del secondo fattore, una volta sola. I codici precedenti non funzionano più.
    }
recovery-copy = Copia i codici
recovery-once = Li vedi solo ora. Nessuno può mostrarteli di nuovo, nemmeno chi gestisce questo server.
recovery-keep = Stampa questa pagina, o annota i codici, e conservali dove non sta il dispositivo. Va bene anche un gestore di password, se puoi aprirlo senza questo dispositivo.
recovery-next = Li ho messi da parte

## Sessions

sessions-title = Dove hai una sessione aperta
sessions-lead = Chiudi ciò che non riconosci, e cambia la password se non eri tu.
sessions-count =
    { $count ->
        [one] { $count } browser
       *[other] { $count } browser
    }
sessions-device = { $browser } su { $system }
sessions-device-browser = { $browser }
sessions-device-system = Un browser su { $system }
sessions-device-unknown = Un browser
sessions-this = Questa
sessions-began = Accesso
sessions-seen = Ultima visita
sessions-this-means = È quella con cui guardi questa pagina. Chiuderla significa uscire.
sessions-sign-out = Esci qui
sessions-end-means = In questo browser la sessione si chiude subito. Le app che hai collegato lì restano collegate.
sessions-end = Chiudi questa sessione
sessions-others = Tutte le altre
sessions-others-means = In tutti i browser tranne questo la sessione si chiude subito. App collegate e token personali mantengono il loro accesso.
sessions-end-others =
    { $count ->
        [one] Chiudi { $count } altra sessione
       *[other] Chiudi altre { $count } sessioni
    }
sessions-ended = La sessione è chiusa. Quel browser è fuori.
sessions-others-ended =
    { $count ->
        [0] Non c’erano altre sessioni. Nulla è cambiato.
        [one] { $count } altra sessione è chiusa.
       *[other] Altre { $count } sessioni sono chiuse.
    }
sessions-gone = Quella sessione era già finita. Nulla è cambiato.

## Personal tokens

tokens-title = Token personali
tokens-lead = Un token personale fa usare il tuo account a un tuo programma, senza la tua password.
tokens-count =
    { $count ->
        [one] { $count } token
       *[other] { $count } token
    }
tokens-limit = Puoi averne fino a { $most }.
tokens-limit-reached = Ne hai { $most }, quanti ne può avere un account. Eliminane uno per fare posto.
tokens-empty-title = Non hai ancora token
tokens-empty = Creane uno per uno script, un cron job o un servizio sul tuo server. Da’ a ogni programma un token suo, con solo ciò che gli serve: così vedi quale è stato usato, e puoi fermarne uno senza fermare gli altri.
tokens-identity = Vedere il tuo nome e il tuo nome utente
tokens-made = Creato
tokens-valid = Validità
tokens-ends = ultimo giorno: { $day } (UTC)
tokens-ended = scaduto; ultimo giorno: { $day } (UTC)
tokens-no-end = finché non lo elimini
tokens-badge-expired = Scaduto
tokens-badge-advanced = Privilegi avanzati
tokens-delete = Elimina { $name }
tokens-delete-means = I programmi che lo usano perdono subito il loro accesso. Non si può tornare indietro.
tokens-deleted = Il token è eliminato. I programmi che lo usavano hanno perso il loro accesso.
tokens-changed = Il token è modificato. Il suo valore resta lo stesso.
tokens-gone = Quel token non c’era già più. Nulla è cambiato.
tokens-make-title = Crea un nuovo token
tokens-make-means = Forse ti chiederemo di dimostrare che sei tu. Poi vedi il token, una volta sola.
tokens-make = Crea questo token
tokens-name = A che cosa serve?
tokens-name-hint = Da 3 a 100 caratteri, per esempio “Backup del calendario”.
tokens-name-wrong = Un nome ha da 3 a 100 caratteri.
tokens-name-taken = Hai già un token con questo nome. Se hai appena inviato due volte questo modulo, è stato creato la prima volta. Altrimenti scegli un altro nome.
tokens-scopes = Che cosa può fare?
tokens-scopes-hint = Senza nessuna spunta può solo vedere chi sei.
tokens-scopes-wrong = Una di queste non si può dare a un token personale. Scegli di nuovo.
tokens-expires = Ultimo giorno (facoltativo)
tokens-expires-hint = Funziona fino alla fine di questo giorno (UTC). Senza, funziona finché non lo elimini.
tokens-expires-wrong = Non è un giorno da oggi in poi. Scegline un altro, o nessuno.
tokens-advanced = Privilegi avanzati
tokens-advanced-means = Il token può fare direttamente ciò per cui di solito ti viene chiesto un secondo fattore, come cambiare il tuo indirizzo e-mail. Chi se ne impossessa può prenderti l’account. Lascialo spento, a meno che il programma non ne abbia bisogno.
tokens-advanced-line = Fare direttamente ciò per cui di solito serve un secondo fattore
tokens-use = Come si usa
tokens-use-text = Invialo in un’intestazione di ogni richiesta, mai in un indirizzo, e custodiscilo come una password.
tokens-new-title = Il tuo nuovo token
tokens-new-lead = “{ $name }” è creato. Copia il token dove il tuo programma lo trova.
tokens-new-once = Lo vedi solo ora. Se lo perdi, eliminalo e creane un altro.
tokens-copy = Copia il token
tokens-new-next = L’ho messo da parte
tokens-edit-title = Token personale
tokens-edit-heading = Token personale “{ $name }”
tokens-edit-expired = Questo token è scaduto e non funziona più. Dagli un ultimo giorno più lontano per usarlo ancora.
tokens-edit-now = Com’è ora
tokens-edit-change = Modificalo
tokens-edit-means = Il valore del token resta lo stesso. Per un altro ambito, ultimo giorno o privilegio ti chiediamo di dimostrare che sei tu.
tokens-edit-button = Salva queste modifiche
tokens-edit-delete = Eliminalo
tokens-back = Torna ai tuoi token personali

## Own apps: registered and looked after by those who develop them

developer-title = Le tue app
developer-count =
    { $count ->
        [one] Rispondi di { $count } app.
       *[other] Rispondi di { $count } app.
    }
developer-empty-title = Non hai ancora app
developer-empty = Una tua app può chiedere alle persone di qui se può usare il loro account: per farle accedere, o per fare qualcosa per loro. Registrala qui sotto. Ricevi un id e un segreto, e questa pagina dice poi che cosa non va quando l’app chiede.
developer-docs = { $link } porta da una nuova app a un token che funziona, un comando dopo l’altro.
developer-docs-link = La documentazione
developer-back = Torna alle tue app
developer-badge-disabled = Disattivata
developer-badge-barred = Disattivata da chi amministra
developer-badge-waits = Aspetta l’approvazione
developer-people = Persone
developer-sends = Manda le persone a
developer-people-count =
    { $count ->
        [0] Al momento nessuno le permette nulla.
        [one] { $count } persona le permette qualcosa.
       *[other] { $count } persone le permettono qualcosa.
    }
developer-since = Registrata
developer-limit = Puoi avere fino a { $most } app.
developer-limit-reached = Hai { $most } app, quante ne può avere un account. Eliminane una, o cedila, per fare posto.
developer-gone = Non c’era già più. Nulla è cambiato.
developer-deleted = L’app è eliminata. A chi la usava non si chiede più nulla, e i suoi token sono finiti.
developer-make-title = Registra un’app
developer-make-means = Forse ti chiederemo di dimostrare che sei tu. Poi vedi il segreto, una volta sola.
developer-make = Registra questa app
developer-approval = Chi gestisce questo server deve approvare una nuova app prima che si possa usare.
developer-name = Come si chiama?
developer-name-hint = Da 3 a 60 caratteri. Le persone lo leggono quando la tua app chiede.
developer-name-wrong = Un nome ha da 3 a 60 caratteri visibili.
developer-name-instance = È il nome di questo server. La tua app verrebbe scambiata per il server stesso, quindi scegline un altro.
developer-name-taken = Hai già un’app con questo nome. Se hai appena inviato due volte questo modulo, è stata registrata la prima volta: nella sua pagina puoi creare un altro segreto.
developer-description = A che cosa serve? (facoltativo)
developer-description-hint = Fino a 500 caratteri, per te e per chi gestisce questo server.
developer-description-wrong = Una descrizione ha al massimo 500 caratteri.
developer-website = Il suo sito (facoltativo)
developer-website-hint = Un indirizzo che comincia con https:// o http://
developer-website-wrong = Non è l’indirizzo di una pagina web. Comincia con https:// o http://, e non ha spazi.
developer-redirects = Dove vengono rimandate le persone?
developer-redirects-hint = URI di ritorno, uno per riga, esattamente come li invia la tua app. Di regola https://; http://localhost con qualsiasi porta mentre sviluppi.
developer-scopes = Che cosa può chiedere alle persone?
developer-scopes-hint = Spunta ciò che le serve, e niente di più. Senza nessuna spunta può solo sapere chi sono. A ogni persona si chiede comunque.
developer-scopes-given = Chi amministra le ha dato anche: { $given }
developer-scopes-wrong = Una di queste non può essere chiesta da una tua app. Scegli di nuovo.
developer-kind = Dove gira?
developer-kind-confidential = Su un server, dove un segreto resta segreto. Riceve un id e un segreto.
developer-kind-public = Nei browser o sui dispositivi delle persone, dove nulla resta segreto. Riceve solo un id, e deve usare PKCE.
developer-app-title = App “{ $name }”
developer-id = Client ID
developer-secret = Client secret
developer-secret-none = Nessuno: è un client pubblico, e usa PKCE.
developer-secret-hidden = Mostrato una volta sola, quando è stato creato. Se è perso, creane un altro qui sotto.
developer-secret-once = Vedi il segreto solo ora. Mettilo dove la tua app lo trova, e da nessun’altra parte.
developer-copy = Copia
developer-authorize = Manda le persone a
developer-token = Scambia i codici a
developer-made = La tua app è registrata.
developer-changed = Le tue modifiche sono salvate.
developer-changed-asked = Le tue modifiche sono salvate. A chi usa la tua app, alla prossima richiesta si dice che cosa è cambiato, e si chiede di nuovo.
developer-nothing = Nulla è cambiato: qualcuno è stato più veloce, o questo modulo è stato inviato due volte.
developer-refusals-title = Che cosa è stato respinto
developer-refusals-none = Negli ultimi 30 giorni alla tua app non è stato respinto nulla. Quando chiede in un modo che non funziona, sta scritto qui, con ciò che non va.
developer-refusals-count =
    { $count ->
        [one] Il più recente degli ultimi 30 giorni, senza token e segreti.
       *[other] I { $count } più recenti degli ultimi 30 giorni, senza token e segreti.
    }
developer-refusals-link = Tutto ciò che è stato respinto
developer-refusal-redirect = Ha mandato qui persone con un URI di ritorno che non è registrato.
developer-refusal-no-redirect = Ha mandato qui persone con un URI di ritorno che non si può usare, o senza.
developer-refusal-other-redirect = Ha scambiato un codice con un URI di ritorno diverso da quello con cui aveva mandato qui le persone.
developer-refusal-client = È venuta con un client secret sbagliato, o senza.
developer-refusal-grant = È venuta con un codice o un refresh token che non vale, o non vale più.
developer-refusal-scope = Ha chiesto qualcosa che non può chiedere.
developer-refusal-request = Ha chiesto in un modo che non funziona.
developer-refusal-other = È stata respinta.
developer-refusal-at = { $when }, a { $endpoint }
    .code = { $when }, a { $endpoint }: { $code }
developer-change = Modificala
developer-change-means = Con un altro nome, sito o URI di ritorno lo si dice a chi la usa e si chiede di nuovo, e la verifica di chi amministra finisce. Per un altro URI di ritorno ti chiediamo di dimostrare che sei tu.
developer-change-button = Salva queste modifiche
developer-rotate-title = Un altro segreto
developer-rotate-means = Ricevi un nuovo segreto. Quello attuale funziona accanto a lui per { $span }, così puoi mettere il nuovo senza interruzioni; uno ancora più vecchio finisce ora. I token restano come sono.
developer-rotate-at-once = Il segreto attuale è diventato noto: chiudilo subito
developer-rotate = Crea un altro segreto
developer-rotated = La tua app ha un altro segreto.
developer-previous-title = Funzionano due segreti
developer-previous = Il segreto di prima funziona ancora per { $span }. Quando il nuovo è al suo posto, chiudilo.
developer-previous-end = Chiudi il segreto di prima
developer-previous-ended = Il segreto di prima è chiuso. Funziona solo il più recente.
developer-switch = Disattivala o riattivala
developer-disable = Disattivala
developer-disable-means =
    { $count ->
        [0] Non funziona più nulla finché non la riattivi: non può chiedere a nessuno, e i suoi token vengono respinti.
        [one] Non funziona più nulla finché non la riattivi: non può chiedere a nessuno, e i suoi token vengono respinti, per la { $count } persona che la usa.
       *[other] Non funziona più nulla finché non la riattivi: non può chiedere a nessuno, e i suoi token vengono respinti, per tutte le { $count } persone che la usano.
    }
developer-disabled = La tua app è disattivata.
developer-enable = Riattivala
developer-enable-means = Funziona di nuovo come prima, con i token che ha.
developer-enabled = La tua app è riattivata.
developer-is-disabled = Hai disattivato questa app. Non funziona nulla.
developer-is-barred = Chi amministra ha disattivato questa app. Non funziona nulla. Chiedi a chi gestisce questo server.
developer-is-waiting = Questa app non si può usare finché chi gestisce questo server non l’ha approvata.
developer-offer-give = Cedila
developer-offer-give-means = Ne risponderà un’altra persona, e tu non più. Deve accettare entro 7 giorni. Lo si dice a chi usa l’app, e si chiede di nuovo.
developer-offer-name = Il suo nome utente
developer-offer-button = Offrila
developer-offered = La tua app è offerta. Resta tua finché l’altra persona non accetta.
developer-offer-stands = Offerta a { $name }; ultimo giorno: { $day }. Resta tua fino al suo sì.
developer-withdraw = Ritira l’offerta
developer-withdrawn = L’offerta è ritirata. L’app resta tua.
developer-offer = { $from } ti ha offerto l’app “{ $name }” { $when }.
developer-offer-means = Se accetti, ne rispondi tu. Crea allora un altro segreto: quello di prima lo conosce qualcun altro.
developer-accept = Accetta
developer-decline = Rifiuta
developer-accepted = Ora l’app è tua. Crea per lei un altro segreto, poiché quello di prima lo conosce qualcun altro.
developer-declined = Hai rifiutato l’app.
developer-delete-title = Eliminala
developer-delete-means =
    { $count ->
        [0] Il suo id, il suo segreto e tutti i suoi token finiscono subito. Al momento non la usa nessuno. Non si può tornare indietro.
        [one] Il suo id, il suo segreto e tutti i suoi token finiscono subito, e { $count } persona che la usa viene scollegata. Non si può tornare indietro.
       *[other] Il suo id, il suo segreto e tutti i suoi token finiscono subito, e { $count } persone che la usano vengono scollegate. Non si può tornare indietro.
    }
developer-delete = Elimina { $name }
developer-claim-title = Un’app che si è registrata da sola
developer-claim-text = Un client arrivato dall’indirizzo di registrazione, come il plugin di un sito, non è di nessuno. Prima mostra il suo segreto. Poi metti un piccolo file sul sito a cui manda le persone, oppure chiedi a chi gestisce questo server.
developer-claim = Mostra che è mia
developer-claim-wrong = Non c’è un’app del genere da rivendicare, o questo non è il suo segreto. Controlla entrambi.
developer-claimed = Hai mostrato il segreto. Ora dimostra che il sito è tuo, oppure chiedi a chi gestisce questo server.
developer-claim-waits = “{ $name }” aspetta chi gestisce questo server, che scrive: { $command }
developer-claim-proved = Il file c’è: ora l’app è tua. Puoi togliere il file.
developer-claim-file =
    { $count ->
        [one] Per mostrare che “{ $name }” è tua, metti un file a questo indirizzo:
       *[other] Per mostrare che “{ $name }” è tua, metti lo stesso file a ciascuno di questi indirizzi:
    }
developer-claim-holds = Contiene questa riga e nient’altro:
developer-claim-look = Cerca il file adesso
developer-claim-word-waits = Oppure chiedi a chi gestisce questo server di darti “{ $name }”. Deve scrivere: { $command }
developer-claim-different = Il file c’è, ma contiene altro.
developer-claim-status = Il sito risponde { $status } invece di 200. I rinvii non vengono seguiti.
developer-claim-address = Il nome del sito non ha un indirizzo pubblico.
developer-claim-connection = Non c’è una connessione https con il sito: nessuno risponde, o il suo certificato non è valido.
developer-claim-slow = Il sito non ha risposto entro 5 secondi.
developer-claim-unreadable = Il file è troppo grande, o non è testo.
developer-claim-unfit = Questo server non guarda indirizzi di questo tipo.

## History: each event as a sentence

history-title = Cronologia
history-lead = Che cosa è successo al tuo account, dal più recente.
history-empty-title = Non è ancora successo nulla
history-empty = Accessi, app che consenti e modifiche alla tua sicurezza staranno qui.
history-not-you = Qualcosa qui non era opera tua? Cambia la password sotto { $security }, e chiudi ciò che non riconosci.
history-older = Mostra eventi precedenti
history-warning = Guarda questo:
history-app = “{ $name }”
history-some-app = un’app
history-other = Qualcosa è cambiato nel tuo account.
history-setup = Il tuo account è stato creato con il link di configurazione di questo server.
history-reset-link = Chi gestisce questo server ha creato un link per una nuova password.
history-sign-in = Hai fatto l’accesso.
history-sign-in-failed = Un accesso con una password sbagliata è stato respinto.
history-sign-out = Hai chiuso la sessione.
history-consent-allowed = Hai permesso a { $app } di usare il tuo account.
history-consent-denied = Hai detto di no a { $app }.
history-consent-skipped = Hai proseguito verso { $app }, che avevi già consentito.
history-tokens-issued = L’accesso al tuo account è stato consegnato a { $app }.
history-tokens-refreshed = L’accesso di { $app } è stato rinnovato.
history-code-replayed = Un codice monouso di { $app } è stato usato una seconda volta, ed è stato respinto.
    .ended = Un codice monouso di { $app } è stato usato una seconda volta. Forse è stato rubato, quindi l’accesso che ne dipendeva è stato chiuso.
history-token-replayed = Una chiave già usata di { $app } è stata usata una seconda volta, ed è stata respinta.
    .ended = Una chiave già usata di { $app } è stata usata una seconda volta. Forse è stata rubata, quindi l’accesso che ne dipendeva è stato chiuso.
history-tokens-revoked = L’accesso al tuo account è stato restituito da { $app }.
history-access-ended = L’accesso di { $app } è stato chiuso.
    .operator = Chi gestisce questo server ha chiuso l’accesso delle app al tuo account, e i tuoi token personali.
history-client-created = Registrazione di { $app }.
history-client-changed = La registrazione di { $app } è cambiata.
history-client-deleted = La registrazione di { $app } è stata eliminata.
history-client-owner = D’ora in poi rispondi tu di { $app }.
history-client-claimed = Hai mostrato il segreto di { $app }, per risponderne.
history-user-created = Il tuo account è stato creato.
history-user-changed = Chi gestisce questo server ha modificato il tuo account.
history-factor-added = È stato aggiunto un secondo fattore.
    .named = È stato aggiunto il secondo fattore “{ $name }”.
history-factor-removed = È stato tolto un secondo fattore.
    .named = È stato tolto il secondo fattore “{ $name }”.
history-factor-renamed = Un secondo fattore ha cambiato nome.
    .named = Un secondo fattore ha ora il nome “{ $name }”.
history-factor-failed = La password era giusta, ma il secondo fattore era sbagliato, quindi l’accesso è stato respinto.
history-recovery-used = È stato usato un codice di recupero.
history-recovery-made = Sono stati creati nuovi codici di recupero; quelli vecchi sono finiti.
history-password-changed = La tua password è cambiata.
history-session-ended = Una sessione è stata chiusa.
history-sessions-ended = Tutte le altre sessioni sono state chiuse.
    .operator = Chi gestisce questo server ha chiuso tutte le tue sessioni.
history-proof-failed = Prima di una modifica è stata scritta una password sbagliata o un codice sbagliato. Nulla è cambiato.
history-token-created = È stato creato un token personale.
    .named = È stato creato il token personale “{ $name }”.
history-token-changed = È stato modificato un token personale.
    .named = È stato modificato il token personale “{ $name }”.
history-token-deleted = È stato eliminato un token personale.
    .named = È stato eliminato il token personale “{ $name }”.
history-email-asked = È stato chiesto un nuovo indirizzo e-mail; aspetta il suo link.
history-email-changed = Il tuo indirizzo e-mail è cambiato.
history-name-changed = Il tuo nome è cambiato.

## Administration

admin-title = Amministrazione
admin-nav-overview = Panoramica
admin-nav-people = Persone
admin-nav-apps = App
admin-nav-scopes = Ambiti
admin-nav-audit = Registro
admin-nav-settings = Impostazioni
admin-nav-health = Stato
admin-confirm = Stai per fare qualcosa che solo chi amministra può fare.
admin-attention = Che cosa richiede la tua attenzione
admin-attention-none = Niente, per ora.
admin-attention-newer = Il database ha lo schema { $found }, questo programma conosce il { $wanted }. Usa anche qui il programma più recente.
admin-attention-schema = Lo schema del database non è quello di questo programma.
admin-attention-disk = Sul disco del database restano liberi solo { $free }. Fai spazio prima che non si possa più scrivere.
admin-attention-job = L’ultima esecuzione dell’attività { $name } è fallita.
admin-attention-proxy = { $peer } inoltra richieste e non sta in { $setting }. Tutti quelli dietro condividono un solo limite.
admin-attention-unprotected =
    { $count ->
        [one] { $count } amministratore non ha un secondo fattore.
       *[other] { $count } amministratori non hanno un secondo fattore.
    }
admin-attention-approvals =
    { $count ->
        [one] { $count } app aspetta la tua approvazione.
       *[other] { $count } app aspettano la tua approvazione.
    }
admin-attention-claims =
    { $count ->
        [one] Qualcuno vuole rispondere di { $count } app, e ne ha mostrato il segreto.
       *[other] Qualcuno vuole rispondere di { $count } app, e ne ha mostrato i segreti.
    }
admin-attention-http =
    { $count ->
        [one] Le risposte per { $count } app in uso viaggiano senza cifratura (http).
       *[other] Le risposte per { $count } app in uso viaggiano senza cifratura (http).
    }
admin-attention-invitations =
    { $count ->
        [one] { $count } invito scade entro due giorni e non è esaurito.
       *[other] { $count } inviti scadono entro due giorni e non sono esauriti.
    }
admin-attention-mails-failed =
    { $count ->
        [one] { $count } messaggio è stato abbandonato.
       *[other] { $count } messaggi sono stati abbandonati.
    }
admin-attention-mails-late =
    { $count ->
        [one] { $count } messaggio aspetta da molto di essere spedito.
       *[other] { $count } messaggi aspettano da molto di essere spediti.
    }
admin-numbers = In numeri
admin-number-people = Persone
admin-number-apps = App
admin-number-grants = Permessi dati alle app
admin-number-refusals = Rifiuti ad app in 24 ore
admin-number-sign-ins = Accessi falliti in 24 ore
admin-number = { $figure }
admin-number-counted = { $figure }, contati { $when }
admin-number-more = più di { $figure }
admin-search = Cerca
admin-more = Mostra altro
admin-already = Era già così; non è cambiato niente.
admin-last-admin = Non è cambiato niente: non resterebbe nessun amministratore. Prima rendi amministratore un’altra persona.
admin-people-search = Nome, nome utente o indirizzo
admin-people-search-hint = Basta l’inizio.
admin-people-show = Mostra
admin-people-all = Tutti
admin-people-admins = Amministratori
admin-people-disabled = Account disattivati
admin-people-unprotected = Senza secondo fattore
admin-people-invite = Inviti
admin-people-none = Nessuno corrisponde.
admin-people-cut = Per una pagina si è cercato abbastanza; può esserci altro.
admin-people-since = dal giorno { $day }
admin-people-back = Torna a tutte le persone
admin-badge-disabled = Disattivato
admin-badge-unprotected = Nessun secondo fattore
admin-person-since = Account creato
admin-person-factor = Secondo fattore
admin-person-unverified = Non confermato
admin-person-sessions = Browser con accesso
admin-person-own = App proprie
admin-person-id = Id
admin-person-audit = Che cosa dice il registro di questo account
admin-person-oneself = Questo è il tuo account. Ciò che cambi qui, lo cambi per te.
admin-factor-totp = App di autenticazione
admin-factor-passkeys = Passkey
admin-factor-none = Nessuno: solo la password protegge l’account.
admin-delete-confirm = Per sicurezza, scrivi il nome utente: { $username }
admin-delete-wrong = Questo non è il nome utente. Non è stato cancellato niente.
admin-invitations = Inviti
admin-invite = Invita qualcuno
admin-invite-closed = Per ora un invito non apre niente: gli account li crea solo chi gestisce il server.
admin-invite-made = L’invito
admin-invite-hand-over = Manda questo link a chi inviti. Viene mostrato solo adesso.
admin-invite-button = Crea un invito
admin-invite-list = Inviti aperti
admin-invite-none = Non ce ne sono.
admin-invite-withdraw = Ritira
admin-invite-withdrawn = L’invito è stato ritirato; il suo link non apre più niente.
admin-invite-for = Per { $email }
admin-invite-anybody = Per chiunque abbia il link
admin-invite-left =
    { $count ->
        [one] Resta { $count } account.
       *[other] Restano { $count } account.
    }
admin-invite-ends = Creato { $when }, termina il giorno { $day }.
admin-invite-email = Solo per questo indirizzo (facoltativo)
admin-invite-email-hint = Con un indirizzo crea un solo account, e con quell’indirizzo.
admin-invite-uses = Quanti account
admin-invite-uses-wrong = Un numero da 1 a 10000.
admin-invite-days = Per quanti giorni
admin-invite-days-wrong = Un numero da 1 a 365.
admin-invite-mail = Se c’è un indirizzo, manda lì l’invito; altrimenti il suo link appare qui, una volta sola
admin-invite-mailed = L’invito sta partendo per posta.
admin-audit-event = Evento
admin-audit-usual = Tutto tranne i rinnovi dei token
admin-audit-all = Tutto
admin-audit-person = Persona: nome utente, indirizzo o id
admin-audit-client = App: il suo id
admin-audit-network = Rete
admin-audit-actor = Chi l’ha fatto, amministrando
admin-audit-from = Dal
admin-audit-to = Fino al
admin-audit-no-day = Questo non è un giorno.
admin-audit-none = Il registro non ha niente di simile.
admin-audit-cut = Per una pagina si è cercato abbastanza, fino a { $when }; può esserci altro.
admin-audit-export-title = Portalo via
admin-audit-export = Tutti gli eventi che corrispondono, al massimo { $most }, i più recenti per primi. Per averne di più scegli i giorni, o usa la riga di comando.
admin-audit-whose = Account
admin-audit-by = Fatto da
admin-audit-app = App
admin-audit-detail = Dettaglio
admin-settings-lead = Ciò che è in vigore. Si cambia nel file { $file } o con variabili { $variable }, e vale dal prossimo avvio; { $check } lo prova, { $reference } spiega tutto.
admin-settings-default = Il valore predefinito
admin-settings-source = Da { $source }
admin-settings-empty = vuoto
admin-health-database = Database
admin-health-place = Dove
admin-health-schema = Schema
admin-health-schema-fits = Versione { $version }, come serve a questo programma
admin-health-size = Dimensione
admin-health-log = Log delle scritture
admin-health-free = Libero sul suo disco
admin-health-connections = Connessioni
admin-health-connections-now = { $open } aperte, { $idle } inattive
admin-health-mail = Posta
admin-health-mail-off = Non ne parte nessuna: nessun server di posta è indicato in { $setting }.
admin-health-mails-waiting = In attesa
admin-health-mails-since =
    { $count ->
        [one] { $count } messaggio, da: { $when }
       *[other] { $count } messaggi, il più vecchio da: { $when }
    }
admin-health-mails-none = Nessuno
admin-health-mails-failed = Abbandonati negli ultimi giorni
admin-health-mails-error = L’ultima cosa andata storta:
admin-health-mails-retry = Riprova adesso
admin-health-mails-retried =
    { $count ->
        [0] Non c’era niente da riprovare.
        [one] { $count } messaggio viene ritentato.
       *[other] { $count } messaggi vengono ritentati.
    }
admin-health-process = Questo processo
admin-health-version = Versione
admin-health-started = Avviato
admin-health-jobs = Attività
admin-health-jobs-lead = Ciò che questo processo fa da solo. Ricorda solo le proprie esecuzioni; un altro processo della stessa istanza ha le sue.
admin-health-not-yet = Non è ancora partita.
admin-health-ran = Eseguita { $when }, per { $took } ms.
admin-health-every = Riposa { $span } tra due esecuzioni.
admin-health-next = Riposa { $span } tra due esecuzioni; la prossima tra { $left }.
admin-health-failed = Fallita
admin-health-doctor = Di più, e che cosa farci, lo dice il comando permesso doctor.
admin-reset-link = Un link per una nuova password
    .means = Il link lo consegni tu. Funziona una volta, per 24 ore; uno precedente finisce. La password di ora resta finché non viene usato.
    .hand-over = Consegnalo alla persona in un modo che nessun altro legga. Viene mostrato solo adesso.
    .done = Il link è pronto.
admin-end-sessions = Chiudi tutte le sessioni
    .means = Ogni browser dovrà rifare l’accesso. Le app mantengono il loro accesso.
    .done = La persona non ha più sessioni aperte.
admin-end-access = Chiudi app e token
    .means = Tutte le app perdono l’accesso a questo account e tutti i token personali finiscono.
    .done = App e token personali non hanno più accesso.
admin-reset-factor = Togli il secondo fattore
    .means = Per chi lo ha perso: spariscono tutte le app di autenticazione, le passkey e i codici di recupero, e basta la password. Accertati di chi te lo chiede.
    .done = L’account non ha più un secondo fattore.
admin-promote = Rendi amministratore
    .means = Chi amministra può fare tutto ciò che puoi fare tu in queste pagine, anche sul tuo account.
    .done = Ora la persona amministra.
admin-demote = Togli l’amministrazione
    .means = Queste pagine si chiudono subito per la persona. L’account resta.
    .done = La persona non amministra più.
admin-disable = Disattiva l’account
    .means = Non funziona più niente, né accesso né app né token, finché non lo riattivi. Non si cancella niente.
    .done = L’account è disattivato.
admin-enable = Riattiva l’account
    .means = Funziona di nuovo come prima, con le sue app e i suoi token; la persona rifà l’accesso.
    .done = L’account è riattivato.
admin-delete = Cancella l’account
    .means = Sparisce tutto per sempre: sessioni, token, secondi fattori e ciò che era permesso alle app connesse ({ $apps }). Spariscono anche le app proprie ({ $own }), per tutti quelli che le usano.
    .done = L’account è stato cancellato.

## Administration of apps

admin-apps-title = App
admin-apps-found = Risultati
admin-apps-search = Cerca
admin-apps-text = Cosa cerchi
admin-apps-text-hint = Se lasci vuoto vedi le più recenti. Un sito è un host come example.org; .example.org trova anche tutto ciò che sta sotto.
admin-apps-text-wrong = Questo non è un host. Scrivilo come example.org o .example.org.
admin-apps-by = In base a
admin-apps-by-name = Inizio del nome
admin-apps-by-site = Sito
admin-apps-by-id = Client ID completo
admin-apps-by-owner = Nome utente di chi ne risponde
admin-apps-show = Mostra
admin-apps-show-all = Tutte le app
admin-apps-show-waiting = In attesa di approvazione
admin-apps-show-claimed = Di cui qualcuno ha mostrato il segreto
admin-apps-show-checked = Verificate
admin-apps-show-disabled = Disattivate
admin-apps-show-unused = Mai usate
admin-apps-show-self = Registrate da sole
admin-apps-show-http = Con un sito senza cifratura
admin-apps-order-newest = Prima le più recenti.
admin-apps-order-name = In ordine di nome.
admin-apps-order-site = In ordine di sito.
admin-apps-none = Non ci sono app così.
admin-apps-cut = Per questa pagina sono state guardate { $count } app. Più avanti potrebbero essercene altre.
admin-apps-next = Avanti
admin-apps-deleted = L’app è eliminata, con tutti i suoi token.
admin-apps-badge-barred = Disattivata da un amministratore
admin-apps-badge-disabled = Disattivata da chi ne risponde
admin-apps-badge-merged = Unita a un’altra
admin-apps-badge-http = Senza cifratura
admin-apps-site = { $host }
    .more =
        { $count ->
            [one] { $host } e { $count } altro sito
           *[other] { $host } e altri { $count } siti
        }
admin-apps-registered = Registrata { $when }, { $door }
admin-apps-owner = Ne risponde { $name }
admin-apps-people =
    { $count ->
        [0] Nessuno le permette qualcosa
        [one] { $count } persona le permette qualcosa
       *[other] { $count } persone le permettono qualcosa
    }
admin-apps-people-many = { $count } persone o più le permettono qualcosa
admin-apps-used = Usata { $when }
admin-apps-unused = Mai usata
admin-door-api = da sola su /api/client
admin-door-dynamic = da sola su /oauth/register
admin-door-developer = da chi la sviluppa
admin-door-operator = da chi gestisce questo server
admin-app-back = Torna alle app
admin-app-owner = Chi ne risponde
admin-app-nobody = Nessuno
admin-app-website = Sito web
admin-app-description = A cosa serve
admin-app-secret = Ne ha uno; ne è conservata solo l’impronta.
admin-app-first-used = Primo uso
admin-app-merged = Un’altra app ha preso il suo posto: { $app }. Nulla di questa funziona, e al suo software si dice di usare l’altra. Se la riattivi, questo finisce.
admin-app-http = Manda le persone a un sito senza cifratura: chi ascolta lungo la strada può leggere il codice che arriva. Le persone vengono avvisate prima di permetterlo.
admin-app-shares = Altre app hanno lo stesso sito:
admin-app-approve-means = Nessuno può usarla finché non la approvi. Guarda prima il nome e dove manda le persone.
admin-app-approve = Approvala
admin-app-approved = L’app è approvata. Ora si può usare.
admin-app-check-title = Verifica
admin-app-check-means = Un’app verificata ha un segno dove si chiede alle persone, e riceve gli errori sul proprio sito. Il segno finisce quando cambiano nome, sito, responsabile o redirect URI.
admin-app-check = Segnala come verificata
admin-app-uncheck = Togli il segno
admin-app-checked = L’app è segnata come verificata.
admin-app-unchecked = L’app non è più segnata come verificata.
admin-app-policy-title = Token e richieste
admin-app-policy-saved = Il funzionamento di token e richieste è cambiato. I token che esistono già mantengono la loro durata.
admin-app-tokens = Quanto durano i suoi token?
admin-app-tokens-standard = Standard: access token brevi, e refresh token con una fine
admin-app-tokens-long = Di lunga durata: finiscono se non usati per un anno. Per software che non li rinnova mai
admin-app-access = Access token, in secondi (facoltativo)
admin-app-refresh = Refresh token non usati, in secondi (facoltativo)
admin-app-lifetime-hint = Vuoto: come scelto sopra. Da { $least } a { $most }.
admin-app-lifetime-wrong = Scrivi un numero di secondi entro questi limiti, o niente.
admin-app-pkce = PKCE
admin-app-pkce-optional = Controllato quando viene usato
admin-app-pkce-required = Richiesto a ogni richiesta
admin-app-match = Come si confrontano i redirect URI?
admin-app-match-exact = Esattamente, carattere per carattere
admin-app-match-origin = Solo schema, host e porta. Ti viene chiesto ancora una volta
admin-app-audience = Resource server per (facoltativo)
admin-app-audience-hint = L’audience di cui può esaminare i token, come https://api.example.org. Vuoto: solo i suoi.
admin-app-audience-wrong = Un’audience è un indirizzo assoluto senza #, come https://api.example.org.
admin-app-audience-public = È un client pubblico, e non ha un segreto con cui esaminare token.
admin-app-origin-title = Confrontare solo l’origine?
admin-app-origin-means = “{ $name }” potrà allora ricevere risposte a ogni indirizzo di questi siti, non solo a quelli che ha registrato:
admin-app-origin-risk = Se una pagina lì rimanda le persone a un indirizzo scelto da altri, o mostra ciò che altri hanno scritto, i codici possono finire in mani sbagliate. L’app deve usare PKCE o nominare il redirect URI quando scambia un codice.
admin-app-origin-yes = Confronta solo l’origine
admin-app-origin-no = Lascia tutto com’è
admin-app-scopes-title = Cosa può chiedere alle persone
admin-app-scopes-limit = C’è un limite?
admin-app-scopes-all = No: tutto ciò che non è riservato
admin-app-scopes-these = Sì: solo ciò che è spuntato sotto
admin-app-scopes-ticked = Entro il limite
admin-app-scopes-saved = È cambiato ciò che può chiedere. Ciò che le persone le hanno già permesso resta.
admin-app-owner-title = Chi ne risponde
admin-app-owner-means = Chi ne risponde può cambiarla, cederla ed eliminarla. Con un’altra persona la verifica finisce, e chiunque la usa viene informato e interpellato di nuovo.
admin-app-claimed = { $name } ne ha mostrato il segreto, e chiede di risponderne.
admin-app-owner-give = Dalla a questa persona
admin-app-owner-clear = Nessuno ne risponda
admin-app-owner-wrong = Nessuno qui ha questo nome utente.
admin-app-owner-set = Ora dell’app risponde un’altra persona.
admin-app-owner-cleared = Ora nessuno risponde dell’app.
admin-app-rotate-means = Vedi il nuovo segreto una volta, e lo consegni. Ogni altro finisce subito: finché il nuovo non è al suo posto, l’app non può scambiare né rinnovare nulla. I token restano come sono.
admin-app-rotated = L’app ha un altro segreto.
admin-app-disabled = L’app è disattivata.
admin-app-enabled = L’app è attiva.
admin-app-refusals-none = Negli ultimi 30 giorni a questa app non è stato rifiutato nulla.
admin-app-history = Cosa è successo di recente
admin-app-history-none = Nulla che sia ancora nel registro.
admin-app-event = { $event }
    .detail = { $event }: { $detail }
admin-app-event-by = { $when }
    .administrator = { $when }, da { $name } che amministra
    .person = { $when }, account { $name }
admin-twins-title = App che condividono un sito
admin-twins-lead = Il software che si registra di nuovo lascia più di un’app per il suo sito. Qui trovi questi siti, e metti un’app al posto delle altre.
admin-twins-none = Nessun sito ha più di un’app.
admin-twins-count =
    { $count ->
        [one] { $count } app
       *[other] { $count } app
    }
admin-twins-count-many = Più di { $count } app
admin-twins-of-site = App di { $site }
admin-twins-single = Una sola app attiva ha questo sito.
admin-twins-means = L’app che tieni resta com’è. Delle altre, quelle che nessuno ha mai usato vengono eliminate. Le restanti vengono disattivate, e al loro software si dice di usare quella tenuta. Un token appartiene alla sua app e non si sposta: chi usa una delle altre deve permettere quella tenuta.
admin-twins-keep = Tieni questa
admin-twins-merge = Metti al suo posto quella tenuta
admin-twins-button = Unisci
admin-twins-wrong = Scegli un’app da tenere, e spuntane almeno un’altra.
admin-twins-done = Disattivate: { $disabled }. Eliminate perché mai usate: { $deleted }. Lasciate com’erano: { $left }.
admin-twins-back = Torna ai siti
admin-scopes-lead = Cosa possono chiedere qui le app alle persone, come lo si legge quando viene chiesto.
admin-scopes-where = Si stabiliscono nel file delle impostazioni, non in questa pagina: { $presets } per quelli che arrivano col server, { $own } per i tuoi, { $default } per ciò che ricevono le app che non chiedono nulla.
admin-scopes-counted =
    { $count ->
        [one] Contato { $when }, e ogni ora. { $count } app non ha limiti: può chiedere tutto ciò che non è riservato.
       *[other] Contato { $when }, e ogni ora. { $count } app non hanno limiti: possono chiedere tutto ciò che non è riservato.
    }
admin-scopes-uncounted = Quanto si usano viene contato ogni ora; il primo conteggio deve ancora arrivare.
admin-scopes-server = Arriva col server
admin-scopes-settings = Dalle impostazioni
admin-scopes-nowhere = Non più nel catalogo
admin-scopes-restricted = Riservato
admin-scopes-default = Predefinito
admin-scopes-apps =
    { $count ->
        [one] Nel limite di { $count } app
       *[other] Nel limite di { $count } app
    }
admin-scopes-grants =
    { $count ->
        [one] Permesso { $count } volta al momento
       *[other] Permesso { $count } volte al momento
    }

## For developers

docs-title = Crea un’app per { $instance }
docs-nav-start = Inizio
docs-nav-scopes = Scope
docs-nav-tokens = Token
docs-nav-apis = Proteggere un’API
docs-nav-registration = Registrazione
docs-nav-personal = Token personali
docs-nav-limits = Limiti
docs-nav-errors = Errori
docs-contents = In questa pagina
docs-lead = Sei passi e dieci minuti ti portano da zero a un token usato. I comandi funzionano così come sono in ogni shell con curl e openssl; un clic seleziona un intero blocco.
docs-app-choose = Inserisci una delle tue app:
docs-app-none = nessuna di queste
docs-app-shown = I comandi qui sotto contengono l’identificativo e il redirect URI di { $name }. Il suo segreto lo conosci solo tu; { $link } ne crea un altro.
docs-app-public = I comandi qui sotto contengono l’identificativo e il redirect URI di { $name }. Non ha un segreto e non le serve. Ciò che puoi cambiare è qui: { $link }.
docs-app-link = la pagina dell’app
docs-app-sign-in = Se { $link }, i comandi possono contenere una tua app.
docs-app-sign-in-link = accedi
docs-own = Prendi la tua app
docs-register = Registra la tua app
docs-register-text = Non serve un account. Metti il tuo nome e il tuo indirizzo; le persone vengono mandate solo a un indirizzo che registri tu.
docs-register-after = La risposta contiene { $id } e { $secret }. Tieni il segreto sul tuo server e imposta entrambi per i passi successivi:
docs-authorize = Manda qui una persona
docs-authorize-text = Questo crea una coppia di prove (PKCE), così un codice rubato non serve a nulla, e stampa un indirizzo. Aprilo in un browser: chiede alla persona di accedere, poi se la tua app può entrare.
docs-authorize-after = Il browser torna al tuo indirizzo con { $code }, il tuo { $state } e { $iss }. Controlla che gli ultimi due siano il tuo e il nostro, poi conserva il codice; vale una volta, per { $span }. Alla prima prova lo trovi nella barra degli indirizzi, anche se là non risponde nessuno.
docs-exchange = Scambia il codice
docs-exchange-text = Dal tuo server, non da un browser.
docs-exchange-after = La risposta contiene { $access } e { $refresh }. Custodiscili come password:
docs-use = Usa il token
docs-use-text = Va sempre nell’intestazione, mai in un indirizzo.
docs-refresh = Rinnovalo
docs-refresh-text = Ogni rinnovo dà una nuova coppia; conserva quella nuova. Se la risposta si perde per strada, chiedi di nuovo con lo stesso token: ottieni la stessa coppia.
docs-revoke = Restituiscilo
docs-revoke-text = Quando una persona lascia la tua app, chiudi ciò che hai. Un refresh token chiude tutto ciò che ne è venuto.
docs-machines = Per i programmi: { $metadata } dice che cosa funziona qui, { $openapi } descrive ogni endpoint.
docs-scopes-title = Scope
docs-scopes-lead = Uno scope è una cosa che una persona può permettere a un’app. Questo server ha questi.
docs-scopes-ask = Come chiedere
docs-scopes-text = Separa più scope con spazi. Chiedi poco, e di più quando ti serve.
docs-scopes-granted = Le persone possono togliere singoli scope. Quello che resta è in { $scope } della risposta; regolati su quello.
docs-scopes-more = Per chiedere di più in seguito, fai passare di nuovo la persona dall’autorizzazione. Quello che era permesso resta.
docs-scopes-limit = Un’app può avere un limite: ciò che ha spuntato chi la sviluppa, o che le ha dato l’amministrazione. Oltre non può chiedere nulla.
docs-scopes-none = Senza { $scope } un’app che si è registrata da sola chiede ciò che ha registrato. Tutte le altre non chiedono nulla e sanno solo chi è la persona, con { $path }.
docs-restricted = solo per le app a cui l’amministrazione l’ha dato
docs-tokens-title = Token
docs-tokens-lead = Che aspetto hanno, quanto vivono qui e che cosa li fa finire.
docs-tokens-format = Formato
docs-tokens-format-text = Ognuno comincia con il suo tipo. Poi vengono 32 caratteri casuali e 6 di controllo, tutti lettere minuscole e cifre: non c’è mai nulla da codificare.
docs-tokens-checksum = Il controllo è fatto dei 30 bit bassi del CRC-32 di tutto ciò che precede, i più significativi prima, nell’alfabeto { $alphabet }. Un errore di battitura viene rifiutato senza guardare nel database.
docs-tokens-scanners = Per chi cerca segreti
docs-tokens-scanners-text = Questo schema trova ogni segreto di questo server. Se uno è diventato noto, chiudilo subito.
docs-tokens-lifetimes = Durate qui
docs-tokens-refresh-text = Un rinnovo dà un nuovo access token e un nuovo refresh token. Il vecchio access token finisce a suo tempo, al più tardi un giorno dopo.
docs-tokens-repeat = Le risposte si perdono. Finché il nuovo refresh token non è usato puoi mandare di nuovo il vecchio, per { $span } (app senza segreto: { $public }), e ottieni la stessa coppia. Più tardi è considerato rubato.
docs-tokens-once = Qui un refresh token vale una volta. Un secondo uso è considerato un furto e chiude tutti i token della famiglia.
docs-tokens-end = Che cosa li fa finire
docs-kind-access = access token
docs-kind-refresh = refresh token
docs-kind-code = codice di autorizzazione
docs-kind-personal = token personale
docs-kind-secret = segreto dell’app
docs-kind-registration = token per gestire una registrazione
docs-kind-initial = token per registrarsi
docs-life-code = Codice di autorizzazione, una volta
docs-life-access = Access token
docs-life-long = Access token di un’app che si è registrata da sola come con Gancio: nessuna fine fissa, se non quando resta inutilizzato per
docs-life-refresh = Refresh token che non viene usato
docs-life-family = Refresh token in tutto, dal primo in poi
docs-end-time = Il loro tempo è scaduto.
docs-end-revoke = Li restituisci: un refresh token chiude tutto ciò che è venuto con lui, un access token finisce da solo.
docs-end-person = La persona chiude il collegamento, o lo fa l’amministrazione. Vale dalla richiesta successiva.
docs-end-replay = Qualcuno ha usato un codice o un refresh token una seconda volta.
docs-limits-title = Limiti
docs-limits-lead = Quanto accetta questo server. I numeri sono proprio quelli che segue.
docs-limits-rates = Richieste da una rete
docs-limits-off = Su questo server questi limiti sono disattivati. Se fossero attivi, sarebbero:
docs-limits-answer = Chi manda di più riceve 429 e { $after }, in secondi. Come rete conta un indirizzo IPv4 o un IPv6 /64; le reti più ampie hanno limiti più ampi.
docs-limits-sizes = Dimensioni e numeri
docs-limit-rate = { $burst } insieme, poi { $hour } all’ora
docs-limit-registration = Registrazioni di app
docs-limit-authorize = Richieste di autorizzazione
docs-limit-secrets = Segreti di app sbagliati
docs-limit-introspection = Introspezioni di ciò che non è un token
docs-limit-sign-in = Tentativi di accesso
docs-limit-body = Corpo di una richiesta
docs-limit-graphql = Corpo di una richiesta GraphQL
docs-limit-depth = Profondità di una domanda GraphQL
docs-limit-complexity = Complessità di una domanda GraphQL
docs-limit-pairs = Parametri di una richiesta
docs-limit-state = Caratteri di state
docs-limit-uris = Redirect URI di un’app
docs-limit-uri = Caratteri di un redirect URI
docs-limit-apps = App di una persona
docs-limit-unused = Vita di un’app che si è registrata da sola e non è mai stata usata
docs-errors-title = Errori
docs-errors-lead = Un rifiuto è JSON: { $error } è per il tuo programma, { $description } dice che cosa cambiare e { $uri } porta a una di queste pagine. I rifiuti di un’autorizzazione arrivano allo stesso modo al tuo redirect URI.
docs-error-unknown = Questo server non ha un errore { $code }. Qui ci sono tutti.
docs-error-when = Quando arriva
docs-error-now = Che cosa fare adesso
docs-error-example = Un esempio
docs-error-status = Stato
docs-error-section = Definito in
docs-error-all = Tutti gli errori
docs-error-invalid-request =
    .what = Nella richiesta qualcosa manca, c’è due volte o non si può leggere.
    .when = A ogni endpoint: un parametro manca o è ripetuto, il tipo di contenuto è un altro, il metodo è sbagliato (405), il corpo è troppo grande (413), o sono arrivate due credenziali insieme.
    .now = Leggi la descrizione: nomina il parametro. Poi cambia la richiesta: mandata di nuovo così com’è, sarà rifiutata di nuovo.
docs-error-invalid-client =
    .what = Questo server non conosce la tua app, o il suo segreto è sbagliato.
    .when = Quando si scambia un codice, o si rinnova, restituisce o interroga un token. Anche quando l’app è stata eliminata o disattivata, o aspetta l’amministrazione.
    .now = Confronta identificativo e segreto con ciò che hai ricevuto. Manda il segreto in un modo solo, come HTTP Basic o nel corpo. Se l’app non c’è più, registrala di nuovo e ricollega la persona.
docs-error-invalid-grant =
    .what = Il codice o il refresh token non vale, o non vale più, per questa richiesta.
    .when = Un codice è già stato usato o è troppo vecchio; il redirect URI o il verifier non è quello della richiesta; un refresh token è vecchio, o la persona ha chiuso il collegamento.
    .now = Butta i token che hai per questa persona e falla passare di nuovo dall’autorizzazione. Se succede al primo scambio, confronta redirect URI e verifier lettera per lettera.
docs-error-unauthorized-client =
    .what = La tua app non può chiedere in questo modo.
    .when = Quando un’app usa una via per cui non è registrata.
    .now = Usa il codice di autorizzazione con PKCE; è aperto a ogni app.
docs-error-unsupported-grant-type =
    .what = Questo server non conosce questo grant_type.
    .when = All’endpoint dei token, per tutto ciò che non è un codice di autorizzazione o un refresh token.
    .now = Scambia un codice, o rinnova. Chiedere alle persone la password qui non esiste.
docs-error-unsupported-response-type =
    .what = Questo server risponde solo con un codice.
    .when = All’endpoint di autorizzazione, quando il response_type è un altro o manca.
    .now = Chiedi il response_type «code» e scambialo con i token.
docs-error-invalid-scope =
    .what = Hai chiesto uno scope che non c’è, o che la tua app non può chiedere.
    .when = All’autorizzazione, per un nome sconosciuto o oltre il limite della tua app; al rinnovo, per più di prima.
    .now = Confronta con la pagina degli scope. Il limite della tua app è nella sua pagina; l’amministrazione può allargarlo.
docs-error-access-denied =
    .what = Qualcuno ha detto no.
    .when = Una persona ha negato il consenso, qui la registrazione è chiusa (403), o è stata chiesta una modifica dell’account che un’app non può fare (403).
    .now = Accettalo. Non chiedere di nuovo subito; offri un modo per riprovare più tardi.
docs-error-server-error =
    .what = In questo server si è rotto qualcosa.
    .when = Mai, se tutto va bene. Nulla è stato dato o cambiato.
    .now = Riprova più tardi. Se continua, comunica a chi gestisce il server il numero della richiesta nell’intestazione X-Request-Id.
docs-error-temporarily-unavailable =
    .what = Non ora: dalla tua rete sono arrivate troppe richieste (429), o il database non risponde (503).
    .when = A ogni endpoint.
    .now = Aspetta quanto dice Retry-After, poi manda di nuovo la stessa richiesta. Nulla è stato cambiato.
docs-error-login-required =
    .what = Nessuno ha effettuato l’accesso, e hai chiesto di non chiedere.
    .when = A un’autorizzazione con prompt=none.
    .now = Fai passare di nuovo la persona dall’autorizzazione, senza prompt=none.
docs-error-consent-required =
    .what = Bisogna chiedere alla persona, e hai chiesto di non chiedere.
    .when = A un’autorizzazione con prompt=none, quando la persona non l’ha ancora permesso o l’app nel frattempo è cambiata.
    .now = Fai passare di nuovo la persona dall’autorizzazione, senza prompt=none.
docs-error-invalid-token =
    .what = L’access token è sconosciuto, scaduto o chiuso.
    .when = A ogni risorsa protetta, e alla tua API dietro questo server.
    .now = Rinnovalo una volta e riprova. Se anche questo è rifiutato, fai passare la persona dall’autorizzazione.
docs-error-unauthorized =
    .what = Nella richiesta non c’è un token.
    .when = A ogni risorsa protetta, e dove si gestisce una registrazione.
    .now = Mandalo nell’intestazione Authorization, dopo la parola Bearer. Forse un proxy davanti al tuo programma ha tolto l’intestazione.
docs-error-insufficient-scope =
    .what = Il token è buono, ma non per questo.
    .when = A una risorsa protetta che richiede uno scope che la persona non ha permesso.
    .now = La risposta nomina lo scope. Fai passare la persona dall’autorizzazione con quello; ciò che ha già permesso resta.
docs-error-second-factor-required =
    .what = Questa modifica richiede un secondo fattore.
    .when = Quando un indirizzo o una password viene cambiato con un token personale senza privilegi avanzati.
    .now = Chiedi un codice alla persona e manda di nuovo la richiesta con il codice nell’intestazione X-Two-Factor-Authentication.
docs-error-second-factor-invalid =
    .what = Il secondo fattore è sbagliato, o è già stato usato.
    .when = Dopo che è arrivato un codice che non va bene. I codici sbagliati contano: dopo alcuni cominciano le attese.
    .now = Aspetta il prossimo codice dell’app di autenticazione. Un codice di recupero vale una volta.
docs-error-invalid-redirect-uri =
    .what = Un redirect URI non può essere registrato.
    .when = A una registrazione: è relativo, ha un frammento o uno schema che non è accettato, o non ne è arrivato nessuno.
    .now = Leggi le regole nella pagina sulla registrazione. La descrizione dice quale non è rispettata.
docs-error-invalid-client-metadata =
    .what = Qualcos’altro nella registrazione non può essere accettato.
    .when = A una registrazione o alla sua modifica: il corpo non è un oggetto JSON, un valore è di un altro tipo o nomina ciò che questo server non fa.
    .now = La descrizione nomina il valore. Lascia via ciò che non ti serve; ciò che è sconosciuto viene ignorato.
docs-error-invalid-scopes =
    .what = La registrazione nomina uno scope che questo server non ha.
    .when = Solo alla registrazione come con Gancio; le sue app si aspettano proprio queste parole.
    .now = Confronta con la pagina degli scope. Lascia via gli scope e ricevi quelli scelti da chi gestisce il server.
docs-error-not-found =
    .what = A questo indirizzo non c’è nulla.
    .when = Per ogni percorso che questo server non ha.
    .now = Confronta il percorso con i metadati o con il documento OpenAPI.
docs-apis-title = Proteggere un’API
docs-apis-lead = La tua API, aperta dai token di questo server: due modi per chiedere che cosa può un token, e cinque programmi che lo fanno.
docs-apis-verify = Chiedi a ogni richiesta
docs-apis-verify-text = Passa l’intestazione { $header } a { $path }. 204 lascia entrare la richiesta; 401 e 403 tornano indietro così come sono. Non serve un’app.
docs-apis-headers = Ogni 204 dice chi è: { $user }, { $id }, { $client }, { $scope } e { $factor }. Togli queste intestazioni da ciò che viene da fuori.
docs-apis-care = Se questo server non risponde, non lasciar entrare nessuno. E non conservare un sì: ciò che una persona chiude deve finire con la richiesta successiva.
docs-apis-introspect = Oppure interroga il token
docs-apis-introspect-text = Per più di un sì o un no: di chi è il token, di quale app, fino a quando. Serve un’app con un segreto. Guarda prima { $active }.
docs-apis-resource-server = Un’app vede solo i propri token. Chi gestisce il server fa della tua un resource server, che vede quelli di tutte le app:
docs-apis-files = Programmi interi
docs-apis-files-text = Funzionano così come sono; i test di questo server li eseguono. Senza token rispondono 401, oltre lo scope 403.
docs-registration-title = Registrare un’app
docs-registration-open = Qui ogni programma può registrarsi da solo, senza un account.
docs-registration-token = Qui i programmi possono registrarsi da soli con un token per registrarsi; lo dà chi gestisce il server.
docs-registration-approval = Qui ogni programma può registrarsi da solo. L’amministrazione lo guarda prima del primo uso.
docs-registration-closed = Qui i programmi non possono registrarsi da soli. Crea la tua app nelle pagine delle tue app, o chiedi a chi gestisce il server.
docs-registration-simple = Come con Gancio
docs-registration-simple-text = { $path } accetta un modulo o JSON. L’app riceve un segreto, e access token senza una fine fissa.
docs-registration-dynamic = RFC 7591
docs-registration-dynamic-text = La via standard, in JSON. Il metodo «none» crea un’app pubblica, che non ha un segreto e deve usare PKCE.
docs-registration-manage = Leggerla, cambiarla ed eliminarla (RFC 7592)
docs-registration-manage-text = Con { $token } della risposta, presso { $uri }. Una modifica sostituisce tutto; ciò che lasci via è dimenticato.
docs-registration-unused = Un’app che non scambia mai un codice scompare dopo { $span }. Una che è stata usata resta.
docs-uris = Redirect URI
docs-uri-https = { $https } per ogni host.
docs-uri-loopback = { $http } per gli indirizzi di loopback e localhost; là la porta è libera a ogni richiesta.
docs-uri-http = { $http } anche per altri host, per le app con un segreto. Le persone vengono avvisate, e i codici vivono un minuto.
docs-uri-scheme = Schemi propri con un punto, come { $example }, per le app senza segreto.
docs-uri-never = Mai un frammento o un utente, né un parametro { $code }, { $state }, { $iss } o { $error }.
docs-uri-exact = Ciò che una richiesta manda deve essere uguale, lettera per lettera.
docs-personal-title = Token personali
docs-personal-lead = Per i tuoi script: senza app, senza browser. Creane uno qui: { $link }.
docs-personal-link = la pagina dei tuoi token
docs-personal-query = Ciò che non può mandare un’intestazione può usare { $query }, solo per { $user } e { $graphql }. Gli indirizzi vengono annotati in molti posti: preferisci l’intestazione.
docs-personal-change = Cambiare il tuo account
docs-personal-change-text = Con lo scope { $scope } un token cambia il tuo nome.
docs-personal-change-none = Questo server non ha lo scope { $scope }, quindi qui con un token non si può cambiare nulla.
docs-personal-factor = Indirizzo e password
docs-personal-factor-text = Questi richiedono di più. Un token con privilegi avanzati passa; ogni altro manda { $header } con { $totp } o { $recovery }, uno spazio e il codice. Senza secondo fattore manda { $password }; una nuova password lo richiede sempre.
docs-personal-factor-refused = I rifiuti sono { $required } e { $invalid }. Le app di altri non possono cambiare nessuno dei due.
