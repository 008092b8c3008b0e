### Français. On vouvoie ; un bouton dit ce qui se passe.

## Around every page

layout-skip = Aller au contenu
layout-account = Votre compte
layout-signed-in = Session ouverte au nom de
layout-sign-out = Se déconnecter
layout-footer = Plus
layout-developers = Pour les développeurs
layout-apps = Vos applications
layout-software = Fonctionne avec Permesso
layout-language = Langue

## Times, spans and places within sentences

time-now = à l’instant
time-minutes-ago =
    { $count ->
        [one] il y a { $count } minute
       *[other] il y a { $count } minutes
    }
time-hours-ago =
    { $count ->
        [one] il y a { $count } heure
       *[other] il y a { $count } heures
    }
time-yesterday = hier
time-days-ago =
    { $count ->
        [one] il y a { $count } jour
       *[other] il y a { $count } jours
    }
time-day =
    { $day ->
        [1] 1er
       *[other] { $day }
    } { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[12] décembre
    } { $year }
time-date = le { time-day }
time-from = { $when }, depuis { $network }
time-never = jamais
span-seconds =
    { $count ->
        [one] { $count } seconde
       *[other] { $count } secondes
    }
span-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
span-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
span-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
place-name = { $name }
place-device = une application sur cet appareil
place-device-heading = Une application sur cet appareil

## Start page

home-title = Bienvenue
home-lead = Voici la porte de { $instance }. Vous vous connectez ici, et vous décidez ici quelles applications peuvent utiliser votre compte.
home-promise = Aucune application n’entre sans votre accord, aucune ne voit votre mot de passe, et vous pouvez revenir à tout moment sur chaque accord.
home-sign-in = Se connecter
home-account = Aller à votre compte
home-setup-title = Pas encore configuré
home-setup = Personne n’administre encore ce serveur. Ouvrez le lien de configuration qu’il a affiché là où il a été lancé, ou affichez-en un nouveau avec :
home-developers = Vous écrivez une application ? Les { $docs } vous mènent de zéro à un jeton qui fonctionne.
home-docs = pages pour les développeurs

## Sign-in

sign-in-title = Se connecter
sign-in-continue = pour continuer vers { $place }
sign-in-username = Nom d’utilisateur ou adresse e-mail
sign-in-password = Mot de passe
sign-in-button = Se connecter
sign-in-wrong = Le nom et le mot de passe ne vont pas ensemble. Vérifiez les deux et réessayez.
sign-in-slow-down = Il y a eu trop d’essais. Attendez { $span }, puis réessayez ; d’ici là, aucun mot de passe n’est examiné.
sign-in-passkey = Se connecter avec une clé d’accès
sign-in-signed-out = Vous avez fermé votre session.
sign-in-forgotten = Mot de passe oublié ? { $recover }
sign-in-recover = En choisir un autre

## Second factor, codes and passkeys

second-factor-title = Encore une étape
second-factor-lead = Le mot de passe de { $name } est juste. Montrez maintenant que vous avez aussi ce qui va avec.
second-factor-lead-app = Le mot de passe de { $name } est juste. Montrez maintenant que vous avez aussi ce qui va avec, pour continuer vers { $place }.
second-factor-button = Se connecter
second-factor-lost-title = Appareil perdu ?
second-factor-lost = Utilisez l’un de vos codes de secours : chacun sert une seule fois, à la place d’un code de l’application. Sans eux, les personnes qui gèrent { $instance } peuvent vous rouvrir l’accès, une fois sûres qu’il s’agit bien de vous.
second-factor-lost-all = Il ne reste aucun code de secours pour ce compte. Les personnes qui gèrent { $instance } peuvent vous rouvrir l’accès, une fois sûres qu’il s’agit bien de vous.
second-factor-cancel = Recommencer
code-label = Code
code-hint = Les six chiffres que votre application d’authentification affiche en ce moment.
code-hint-or-recovery = Les six chiffres que votre application d’authentification affiche en ce moment, ou l’un de vos codes de secours.
code-recovery-label = Code de secours
code-recovery-hint = L’un des codes que vous avez mis de côté en ajoutant votre clé d’accès. Chacun sert une seule fois.
code-wrong = Ce code ne convient pas. L’application en affiche un nouveau toutes les 30 secondes, et chaque code sert une seule fois.
code-slow-down = Il y a eu trop d’essais. Attendez { $span }, puis réessayez ; d’ici là, rien n’est examiné.
passkey-sign-in =
    .title = Se connecter avec une clé d’accès
    .lead = Votre navigateur vous demande la clé d’accès de votre compte : par empreinte, visage, code PIN ou clé à brancher.
    .without = Vous pouvez aussi vous connecter avec votre nom d’utilisateur et votre mot de passe.
    .back = Se connecter plutôt avec un mot de passe
passkey-second-factor =
    .title = Utilisez votre clé d’accès
    .lead = Votre navigateur vous demande la clé d’accès de votre compte : par empreinte, visage, code PIN ou clé à brancher.
    .without = Vous pouvez revenir en arrière et saisir un code.
    .back = Saisir plutôt un code
passkey-proof =
    .title = Prouvez que c’est bien vous
    .lead = Votre navigateur vous demande la clé d’accès de votre compte : par empreinte, visage, code PIN ou clé à brancher.
    .without = Vous pouvez revenir en arrière et saisir un code.
    .back = Revenir sans rien changer
passkey-enrol =
    .title = Ajouter une clé d’accès
    .lead = Une clé d’accès reste sur cet appareil, dans votre gestionnaire de mots de passe ou sur une clé à brancher. Elle ne fonctionne que pour ce site : aucun autre site ne peut vous la soutirer.
    .without = Vous pouvez aussi ajouter une application d’authentification.
    .back = Revenir sans rien ajouter
passkey-use = Utiliser une clé d’accès
passkey-continue = Continuer avec votre clé d’accès
passkey-make = Créer cette clé d’accès
passkey-name-value = Clé d’accès
passkey-waiting = Votre navigateur vous la demande maintenant. Suivez ses indications.
passkey-failed = L’opération a été annulée, a duré trop longtemps, ou cet appareil n’a pas de clé d’accès qui convienne. Appuyez sur le bouton pour réessayer.
passkey-unsupported = Ce navigateur ne peut pas utiliser de clé d’accès ici. Revenez en arrière pour prendre un autre moyen.
passkey-refused = Cette clé d’accès n’a pas été acceptée. Elle appartient peut-être à un autre compte, a été retirée, ou la réponse a trop tardé. Réessayez, ou revenez en arrière pour prendre un autre moyen.
passkey-no-script = Les clés d’accès ont besoin de JavaScript, qui est désactivé ici.
copied = Copié

## The proof before a change

confirm-title = Prouvez que c’est bien vous
confirm-other = Avant ce changement, prouvez à nouveau que c’est bien vous.
confirm-add-method = Avant d’ajouter un second facteur, prouvez à nouveau que c’est bien vous.
confirm-remove-method = Avant qu’un second facteur soit retiré, prouvez à nouveau que c’est bien vous.
confirm-recovery-codes = Avant de recevoir de nouveaux codes de secours, prouvez à nouveau que c’est bien vous.
confirm-password-change = Avant de changer votre mot de passe, prouvez à nouveau que c’est bien vous.
confirm-make-token = Avant que ce jeton soit créé, prouvez à nouveau que c’est bien vous.
confirm-change-token = Avant que ce jeton soit modifié, prouvez à nouveau que c’est bien vous.
confirm-make-app = Avant que cette application soit enregistrée, prouvez à nouveau que c’est bien vous.
confirm-change-app = Avant que cette application soit modifiée, prouvez à nouveau que c’est bien vous.
confirm-password = Votre mot de passe
confirm-wrong-password = Ce n’est pas votre mot de passe. Vérifiez-le et réessayez.
confirm-button = Confirmer et continuer
confirm-back = Revenir sans rien changer
confirm-remembered = Cela arrête quelqu’un qui trouverait votre appareil déverrouillé. Votre preuve vaut pendant { $span }, dans ce navigateur seulement.

## A new e-mail address

confirm-email-title = Confirmez votre adresse e-mail
confirm-email-ask = Votre compte chez { $instance } utilisera désormais { $email }, et non plus l’adresse d’avant.
confirm-email-button = Utiliser cette adresse
confirm-email-done-title = Votre adresse est confirmée
confirm-email-done = Votre compte chez { $instance } utilise maintenant { $email }.
confirm-email-gone-title = Ce lien ne fonctionne pas
confirm-email-gone = Ce lien ne confirme pas, ou plus, une adresse chez { $instance }. Rien n’a changé.
confirm-email-gone-way = Un lien sert une seule fois, pendant 24 heures, et chaque nouveau lien met fin au précédent. Il prend fin aussi quand l’adresse est passée à un autre compte. Demandez un nouveau lien là où vous avez eu celui-ci.

## Joining and recovering

sign-up-title = Créer votre compte
sign-up-lead = Vous avez une invitation chez { $instance }. Choisissez comment vous voulez vous appeler ici, et un mot de passe.
sign-up-lead-for = Vous avez une invitation chez { $instance }, à l’adresse { $email }. Choisissez comment vous voulez vous appeler ici, et un mot de passe.
sign-up-have-one = J’ai déjà un compte
recover-title = Un autre mot de passe
recover-ask =
    .title = Mot de passe oublié ?
    .lead = Les personnes qui gèrent { $instance } peuvent vous donner un lien pour en choisir un autre.
    .next = Demandez-le d’une manière qui leur montre que c’est bien vous. Un lien est pour un seul compte, sert une seule fois, et vit un jour.
recover-gone =
    .title = Ce lien ne fonctionne pas
    .lead = Il a déjà servi, il est trop vieux, ou un plus récent a pris sa place. Rien n’a changé.
    .next = Demandez un autre lien aux personnes qui gèrent { $instance }.
recover-choose =
    .title = Choisissez un autre mot de passe
    .lead = Il est pour le compte { $username } chez { $instance }.
    .next = Il met fin à ce que l’ancien ouvrait : votre session est fermée partout, et les applications et les jetons personnels perdent leur accès. Votre second facteur reste.
recover-done =
    .title = Votre nouveau mot de passe est en place
    .lead = Votre session est fermée partout, et aucune application n’a plus accès à votre compte chez { $instance }.
    .next = Connectez-vous avec le mot de passe que vous venez de choisir, et reconnectez les applications que vous voulez encore.
sign-up-lead-mailed = L’adresse { $email } est à vous. Choisissez comment vous voulez vous appeler chez { $instance }, et un mot de passe.
sign-up-other-browser = Vous venez d’une application qui attend dans un autre navigateur, ou qui a attendu trop longtemps. Quand votre compte sera créé, retournez à l’application et recommencez là-bas.
sign-up-ask-lead = Quelle adresse e-mail votre compte chez { $instance } doit-il avoir ? Un lien y arrive, avec lequel vous continuez.
sign-up-ask-button = Envoyez-moi le lien
sign-up-ask-gone = Ce lien ne fonctionne pas : il a déjà servi, ou il a plus de deux heures. Vous pouvez en demander un autre.
sign-up-sent-title = Regardez dans votre boîte aux lettres
sign-up-sent = Si nous pouvons écrire à { $email }, un message est en route. Ouvrez le lien qu’il contient dans les deux heures.
sign-up-sent-app = Ouvrez-le dans ce navigateur : ainsi vous retrouvez l’application d’où vous venez.
sign-up-sent-again = Toujours rien après quelques minutes ? Regardez aussi parmi les indésirables, ou { $again }.
sign-up-sent-again-link = demandez encore une fois
sign-up-done-title = Votre compte est créé
sign-up-done-lead = Vous êtes maintenant chez { $instance } avec votre compte.
sign-up-done-app = Pour continuer avec l’application d’où vous venez, retournez-y et recommencez là-bas.
sign-in-sign-up = Pas encore de compte ? { $make }
sign-in-sign-up-link = Créez-en un
recover-ask-mail =
    .title = Mot de passe oublié ?
    .lead = Écrivez votre nom d’utilisateur chez { $instance }, ou votre adresse e-mail. Un lien pour choisir un autre mot de passe part vers l’adresse du compte.
    .next = Le lien sert une seule fois, pendant une heure.
recover-sent =
    .title = Regardez dans votre boîte aux lettres
    .lead = S’il existe un tel compte chez { $instance }, un message est en route vers son adresse.
    .next = Ouvrez le lien qu’il contient dans l’heure. Toujours rien après quelques minutes ? Regardez aussi parmi les indésirables.
recover-gone-mail =
    .title = Ce lien ne fonctionne pas
    .lead = Il a déjà servi, il est trop vieux, ou un plus récent a pris sa place. Rien n’a changé.
    .next = Vous pouvez en demander un autre.
recover-again = Demander un autre lien
address-lead = Votre compte a l’adresse { $email }. Personne n’a encore confirmé qu’elle est à vous.
address-lead-verified = Votre compte a l’adresse { $email }. Vous avez confirmé qu’elle est à vous.
address-waits = { $email } attend son lien : les personnes qui gèrent ce serveur l’ont. Tant qu’il n’a pas servi, votre adresse reste la même.
address-waits-mail = Un message est en route vers { $email }. Ouvrez le lien qu’il contient dans la journée ; d’ici là votre adresse reste la même.
address-forget = Garder l’adresse que j’ai
address-forgotten = Votre adresse reste la même ; aucune autre n’attend.
address-same = C’est l’adresse que vous avez.
address-field = Nouvelle adresse e-mail
address-hint = Elle compte dès qu’un lien aura servi, que les personnes qui gèrent ce serveur vous donneront.
address-hint-mail = Elle compte dès qu’aura servi le lien qui y arrive. L’adresse que vous avez maintenant est prévenue.
address-button = Changer l’adresse
address-back = Retour à votre compte
delete-title = Supprimer votre compte
delete-lead = Cela met fin tout de suite et pour toujours à votre compte { $username } chez { $instance }. Personne ne peut le faire revenir.
delete-goes = Ce qui disparaît
delete-sessions = { $count ->
        [one] Votre session dans ce navigateur se termine.
       *[other] Vos sessions dans { $count } navigateurs se terminent.
    }
delete-apps = { $count ->
        [0] Aucune application n’a d’accès qui se terminerait.
        [one] Une application perd son accès à votre compte.
       *[other] { $count } applications perdent leur accès à votre compte.
    }
delete-tokens = { $count ->
        [0] Vous n’avez pas de jetons personnels qui se termineraient.
        [one] Votre jeton personnel prend fin.
       *[other] Vos { $count } jetons personnels prennent fin.
    }
delete-own-app = { $count ->
        [0] Votre application « { $name } » est supprimée. Personne n’y est relié.
        [one] Votre application « { $name } » est supprimée, et une personne ne pourra plus s’en servir ici.
       *[other] Votre application « { $name } » est supprimée, et { $count } personnes ne pourront plus s’en servir ici.
    }
delete-hand-over = Si quelqu’un doit garder une de vos applications, confiez-la-lui d’abord, sous { $developer }.
delete-stays = Ce qui reste
delete-stays-record = Une trace de ce qui s’est passé, sans votre nom ni votre adresse, pendant 400 jours.
delete-stays-elsewhere = Ce que des applications ont déjà lu ou publié : elles seules peuvent le supprimer.
delete-last-admin = Il n’y a pas d’autre administrateur, le compte ne peut donc pas partir. Confiez d’abord l’administration à quelqu’un d’autre.
delete-name = Écrivez votre nom d’utilisateur pour confirmer
delete-wrong-name = Ce n’est pas votre nom d’utilisateur.
delete-button = Supprimer mon compte
delete-back = Garder mon compte
deleted-title = Votre compte est supprimé
deleted-lead = Tout ce qui en dépendait chez { $instance } a pris fin. Merci d’avoir été là.
deleted-home = Vers la page d’accueil
confirm-address = Avant que votre adresse change, prouvez encore une fois que c’est vous.
confirm-delete-account = Avant que votre compte soit supprimé, prouvez encore une fois que c’est vous.
history-reset-mailed = Un lien pour un nouveau mot de passe a été demandé, et il est parti vers votre adresse.
history-email-mailed = Le lien de votre nouvelle adresse y est parti.

## Mails

mail-network-asked = La demande venait du réseau { $network }.
mail-network-done = Cela s’est fait depuis le réseau { $network }.
mail-footer = Envoyé par { $instance }, { $url }. Personne ne lit les réponses à ce message.
mail-sign-up =
    .subject = Créez votre compte chez { $instance }
    .lead = Quelqu’un, vous espérons-le, veut créer un compte chez { $instance } avec cette adresse.
    .button = Créer le compte
    .next = Le lien sert une seule fois, dans les deux heures, et montre que l’adresse est à vous.
    .not-you = Si ce n’était pas vous, ne faites rien : sans le lien, aucun compte n’est créé.
mail-has-account =
    .subject = Vous avez déjà un compte chez { $instance }
    .lead = Quelqu’un, vous espérons-le, veut utiliser cette adresse chez { $instance }. Elle appartient déjà au compte { $username }.
    .button = Se connecter
    .next = Si vous avez oublié le mot de passe, vous pouvez en choisir un autre : { $recover }
    .not-you = Si ce n’était pas vous, ne faites rien : rien n’a changé, et qui a demandé n’a pas appris que vous avez un compte.
mail-reset =
    .subject = Un autre mot de passe pour { $instance }
    .lead = Quelqu’un, vous espérons-le, a oublié le mot de passe du compte { $username } chez { $instance }.
    .button = Choisir un autre mot de passe
    .next = Le lien sert une seule fois, dans l’heure. Un nouveau mot de passe ferme vos sessions partout, et met fin à l’accès des applications et de vos jetons personnels ; votre second facteur reste.
    .not-you = Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.
mail-invitation =
    .subject = Une invitation chez { $instance }
    .lead = Les personnes qui gèrent { $instance } vous invitent à créer un compte avec cette adresse.
    .button = Créer le compte
    .next = Le lien sert une seule fois, et montre que l’adresse est à vous.
    .not-you = Si vous ne savez pas de quoi il s’agit, ne faites rien : sans le lien, aucun compte n’est créé.
mail-new-address =
    .subject = Cette adresse est-elle à vous ?
    .lead = Le compte { $username } chez { $instance } doit avoir cette adresse désormais.
    .button = Confirmer l’adresse
    .next = Le lien sert une seule fois, dans la journée. D’ici là, le compte garde l’adresse qu’il a.
    .not-you = Si ce n’est pas votre compte, ne faites rien : alors rien ne change.
mail-address-asked =
    .subject = Une autre adresse pour votre compte chez { $instance } ?
    .lead = Le compte { $username } chez { $instance } doit avoir l’adresse { $email } à la place de celle-ci. Elle change dès que sert le lien qui y est parti.
    .not-you = Si ce n’était pas vous, quelqu’un d’autre se sert de votre compte. Changez tout de suite votre mot de passe, et regardez ce qui est connecté : { $security }
mail-address-changed =
    .subject = Votre compte chez { $instance } a une autre adresse
    .lead = Le compte { $username } chez { $instance } a maintenant l’adresse { $email }. C’était le dernier message à l’ancienne.
    .not-you = Si ce n’était pas vous, quelqu’un d’autre se sert de votre compte. Écrivez tout de suite aux personnes qui gèrent { $instance }.
mail-password-changed =
    .subject = Votre mot de passe chez { $instance } a changé
    .lead = Le compte { $username } chez { $instance } a un autre mot de passe.
    .not-you = Si ce n’était pas vous, choisissez-en un autre tout de suite, par un lien vers cette adresse : { $recover }
mail-factor-removed =
    .subject = Un second facteur chez { $instance } a été retiré
    .lead = Le compte { $username } chez { $instance } a un second facteur de moins, ou n’en a plus.
    .not-you = Si ce n’était pas vous, changez tout de suite votre mot de passe, et regardez ce qui protège votre compte : { $security }
mail-deleted =
    .subject = Votre compte chez { $instance } est supprimé
    .lead = Le compte { $username } chez { $instance } n’existe plus, ni ses sessions, ni l’accès des applications, ni ses jetons personnels, ni ses propres applications.
    .next = Une trace de ce qui s’est passé reste 400 jours, sans votre nom ni votre adresse.
    .not-you = Si ce n’était pas vous, écrivez aux personnes qui gèrent { $instance }.
mail-test =
    .subject = Les messages de { $instance } arrivent
    .lead = Les personnes qui gèrent le serveur ont demandé cet essai : les messages de { $instance } arrivent à cette adresse.

## Setup

setup-title = Créer le premier compte
setup-lead = Vous avez le lien de configuration de { $instance } : c’est donc vous qui allez l’administrer. Ensuite, le lien ne fonctionne plus.
setup-username = Nom d’utilisateur
setup-username-hint = De 2 à 39 caractères : a à z, 0 à 9, point, tiret et tiret bas.
setup-name = Votre nom
setup-name-hint = Tel que les autres le verront.
setup-email = Adresse e-mail
setup-password = Mot de passe
setup-password-hint = Mieux vaut long que compliqué : quatre ou cinq mots sans rapport entre eux en font un bon. Votre gestionnaire de mots de passe peut aussi en créer un.
setup-button = Créer ce compte
setup-wrong =
    { $count ->
        [one] Un champ est à corriger :
       *[other] { $count } champs sont à corriger :
    }
setup-done-title = { $instance } est à vous
setup-done-lead = Le compte { $username } administre { $instance }. Le lien de configuration ne fonctionne plus.
setup-done-next = Connectez-vous avec le mot de passe que vous venez de choisir.
setup-done-button = Se connecter

## What is wrong with what was typed

wrong-username-length = Un nom d’utilisateur a de 2 à 39 caractères.
wrong-username-characters = Un nom d’utilisateur se compose de lettres minuscules de a à z, de chiffres, de points, de tirets bas et de tirets.
wrong-username-start = Un nom d’utilisateur commence par une lettre ou un chiffre.
wrong-username-taken = Ce nom d’utilisateur est déjà pris.
wrong-name = 100 caractères au plus, sur une ligne.
wrong-email = Une adresse e-mail ressemble à nom@example.org.
wrong-email-length = Une adresse e-mail a 254 caractères au plus.
wrong-email-taken = Il existe déjà un compte avec cette adresse.
weak-breached = Ce mot de passe a été divulgué par la fuite d’un site ; il est donc parmi les premiers essayés. Prenez-en un autre.
weak-same = C’est le mot de passe que vous avez déjà.
weak-short = Utilisez au moins 15 caractères. Quatre ou cinq mots sans rapport entre eux sont faciles à retenir et difficiles à deviner.
weak-long = Utilisez 100 caractères au plus.
weak-personal = Il se compose surtout de votre nom ou de votre adresse, ou du nom de ce site. Prenez d’autres mots.
weak-rows = Les suites de touches du clavier sont faciles à deviner.
weak-repeats = Les répétitions sont faciles à deviner.
weak-common = Beaucoup de gens utilisent ce mot de passe.
weak-similar = Il ressemble à un mot de passe que beaucoup de gens utilisent.
weak-sequences = Les suites comme abc ou 6543 sont faciles à deviner.
weak-dates = Les dates et les années sont faciles à deviner.
weak-word = Un mot seul est facile à deviner.
weak-names = Les noms sont faciles à deviner.
weak-use-phrase = Prenez quelques mots qui ne forment pas une phrase courante.
weak-add-words = Ajoutez un ou deux mots sans rapport avec le reste.
weak-capitals = Les majuscules aident peu ; un mot de plus aide davantage.
weak-reversed = Les mots écrits à l’envers aident peu ; un mot de plus aide davantage.
weak-substitutions = Écrire @ pour a, ou 0 pour o, aide peu ; un mot de plus aide davantage.
weak-use-words = Prenez des mots plutôt que des motifs sur le clavier.
weak-avoid-repeats = Évitez les mots et les caractères qui se répètent.
weak-avoid-sequences = Évitez les suites.
weak-avoid-dates = Évitez les dates et les années qui ont un rapport avec vous.

## Consent

consent-title = Autoriser { $site } ?
consent-ask-site = { $site } veut utiliser votre compte
consent-ask-device = { $place } veut utiliser votre compte
consent-ask-app = L’application derrière { $scheme } veut utiliser votre compte
consent-punycode = Dans la barre d’adresse : { $host }
consent-name = Elle dit s’appeler « { $name } ».
consent-nameless = Elle ne donne pas de nom.
consent-badge-checked = Vérifiée
consent-badge-unchecked = Non vérifiée
consent-checked = Quelqu’un chez { $instance } a examiné cette application.
consent-unchecked = Personne chez { $instance } n’a examiné cette application. Ne dites oui que si vous en venez vous-même, à l’instant.
consent-mixed = Son nom mélange des lettres de plusieurs alphabets, et peut ressembler à un autre nom. Fiez-vous à l’adresse.
consent-website = Elle dit appartenir à { $website }.
consent-registered = Elle s’est enregistrée ici { $when }.
consent-changed = Elle a changé depuis votre dernier accord
consent-changed-name = Elle disait s’appeler « { $before } », et maintenant « { $after } ».
    .new = Elle ne donnait pas de nom, et dit maintenant s’appeler « { $after } ».
    .gone = Elle disait s’appeler « { $before } », et ne donne plus de nom.
consent-changed-website = Elle disait appartenir à { $before }, et maintenant à { $after }.
    .new = Elle dit maintenant appartenir à { $after }.
    .gone = Elle ne dit plus appartenir à { $before }.
consent-changed-redirect = Elle vous envoyait vers { $before }, et maintenant vers { $after }.
    .new = Elle peut maintenant vous envoyer aussi vers { $after }.
    .gone = Elle ne vous envoie plus vers { $before }.
consent-changed-owner = Quelqu’un d’autre la gère maintenant.
consent-account = Le compte utilisé
consent-switch = Ce n’est pas vous ?
consent-admin = Vous administrez { $instance }. Les services qui font confiance à votre compte pourraient laisser cette application aller aussi loin que vous ; un compte ordinaire est le choix le plus sûr.
consent-able = Elle pourra
consent-identity = Voir votre nom et votre nom d’utilisateur
consent-only-identity = Elle saura seulement qui vous êtes : votre nom et votre nom d’utilisateur. Elle ne peut rien lire ni changer d’autre.
consent-untick = Décochez ce que vous ne voulez pas donner.
consent-unable = Elle ne pourra pas
consent-not-password = Voir ou changer votre mot de passe
consent-not-email = Voir votre adresse e-mail
consent-not-apps = Se connecter ici à votre place, ou laisser entrer d’autres applications
consent-not-more = Faire quoi que ce soit qui n’est pas écrit ci-dessus
consent-duration = Pour combien de temps
consent-lasts-until = Pendant { $max } au plus ; moins longtemps si l’application n’est pas utilisée pendant { $idle }.
consent-lasts-while-used = Tant que l’application est utilisée ; cela prend fin après { $idle } sans utilisation.
consent-stop = Vous pouvez l’arrêter à tout moment sous { $apps }.
consent-to-site = Que vous refusiez ou autorisiez, vous irez vers { $site }.
consent-to-device = Que vous refusiez ou autorisiez, vous irez vers une application sur cet appareil, à l’adresse { $host }.
consent-to-app = Que vous refusiez ou autorisiez, vous irez vers l’application de cet appareil qui ouvre les liens { $scheme }.
consent-plain-http = Le chemin n’est pas chiffré (http simple). D’autres sur votre réseau pourraient tout lire et utiliser votre compte comme cette application le peut.
consent-deny = Refuser
consent-allow = Autoriser { $place }
consent-allow-device = Autoriser cette application
consent-closes = Cette question reste ouverte pendant { $span }. Ensuite, recommencez depuis l’application.

## Scopes that come with the server

scope-email = Voir votre adresse e-mail
scope-event-write = Ajouter et modifier vos événements. Cela comprend leur suppression.
scope-incognito = Accéder à votre compte incognito.
scope-account = Gérer votre compte, vos collectifs et vos organisations.
scope-expenses = Créer et gérer des dépenses et des modes de versement.
scope-orders = Créer et gérer des contributions et des moyens de paiement.
scope-transactions = Rembourser et rejeter des transactions enregistrées.
scope-virtual-cards = Créer et gérer des cartes virtuelles.
scope-updates = Créer et gérer des actualités.
scope-conversations = Créer et gérer des conversations.
scope-webhooks = Créer et gérer des webhooks.
scope-host = Administrer des hôtes fiscaux.

## Errors: what happened, why, what to do now

error-request-id = Requête
error-back = Revenir vers { $place }
error-code = Code
error-home = Aller à la page d’accueil
error-developer = Pour qui développe l’application
error-not-found =
    .title = Il n’y a rien ici
    .what = Aucune page de { $instance } n’a cette adresse.
    .why = Elle est peut-être mal écrite, ou la page a été déplacée ou n’existe plus.
    .way = Vérifiez l’adresse, ou repartez de la page d’accueil.
error-method =
    .title = Cette adresse fonctionne autrement
    .what = La page existe, mais on ne peut pas la demander ainsi.
    .why = Le plus souvent, un formulaire a été ouvert comme un lien, ou rechargé après l’envoi.
    .way = Revenez en arrière et utilisez les boutons de la page.
error-forgery =
    .title = Nous n’avons pas pu savoir si c’était vous
    .what = Le formulaire est arrivé sans son sceau ; rien n’a donc changé.
    .why = La page est peut-être restée longtemps ouverte, les cookies sont désactivés, ou un autre site a tenté d’envoyer le formulaire en votre nom.
    .way = Revenez en arrière, rechargez la page et renvoyez-le. Les cookies doivent être permis pour ce site.
error-forbidden =
    .title = Ce n’est pas à vous de l’ouvrir
    .what = Votre compte ne peut ni voir ni faire cela.
    .why = Cela appartient à une autre personne, ou à celles qui administrent { $instance }.
    .way = Revenez en arrière, ou connectez-vous avec le compte qui le peut.
error-setup-link =
    .title = Ce lien de configuration ne fonctionne pas
    .what = Ce lien ne crée pas, ou plus, le premier compte.
    .why = Un lien de configuration vit 24 heures, et chaque nouveau lien met fin au précédent.
    .way = Sur le serveur, lancez « permesso setup-link » et ouvrez le lien affiché.
error-too-large =
    .title = C’était trop à la fois
    .what = Ce qui a été envoyé est plus grand que ce que cette page lit ; rien n’a donc changé.
    .why = Les formulaires d’ici sont petits ; un plus grand est une erreur ou une attaque.
    .way = Revenez en arrière et envoyez moins.
error-bad-form =
    .title = Le formulaire n’a pas pu être lu
    .what = Ce qui a été envoyé n’est pas un formulaire complet ; rien n’a donc changé.
    .why = Un champ manque, est là deux fois, ou est écrit comme un formulaire ne l’écrit pas.
    .way = Revenez en arrière, rechargez la page et renvoyez-le.
error-too-many =
    .title = Trop à la fois
    .what = Il y a eu trop de requêtes ; celle-ci n’a donc pas été examinée.
    .why = La part de chacun est limitée, pour que le serveur reste rapide et que deviner reste lent. D’autres personnes de votre réseau l’ont peut-être utilisée aussi.
    .way = Attendez { $wait }, puis réessayez.
error-unavailable =
    .title = Nous ne pouvons pas répondre pour l’instant
    .what = Le serveur fonctionne, mais n’a pas pu faire ce que vous demandiez. Rien n’a changé.
    .why = Sa base de données ne répond pas, ou trop de personnes demandent en ce moment.
    .way = Attendez { $wait }, puis réessayez.
error-broken =
    .title = Quelque chose s’est cassé ici
    .what = L’erreur vient de nous, pas de vous.
    .why = Le serveur a rencontré quelque chose pour quoi il n’était pas fait. Les détails sont dans son journal.
    .way = Réessayez. Si cela reste cassé, donnez le numéro de requête ci-dessous aux personnes qui gèrent { $instance }.
error-unknown-client =
    .title = Nous ne connaissons pas cette application
    .what = Une application vous a envoyé ici avec un identifiant que personne n’a chez { $instance }.
    .why = Son enregistrement a peut-être expiré, ou a été fait sur un autre serveur. Vous n’avez rien fait de mal, et rien n’a été divulgué.
    .way = Retournez à l’application et connectez-la à nouveau. Si vous la développez : enregistrez-la à nouveau, et utilisez le nouvel identifiant.
error-client-disabled =
    .title = Cette application est désactivée
    .what = Les personnes qui gèrent { $instance } ne laissent pas entrer cette application pour l’instant.
    .why = Elle a été désactivée, ou n’a pas encore été approuvée.
    .way = Adressez-vous à elles si vous en avez besoin. Rien n’a été divulgué.
error-bad-redirect =
    .title = Cette application ne dit pas où vous renvoyer
    .what = Elle n’a pas envoyé d’adresse de retour, ou une adresse inutilisable. Nous nous sommes donc arrêtés ici.
    .why = Un code pour votre compte ne doit parvenir qu’à l’application.
    .way = Retournez à l’application et transmettez à ceux qui la font ce qui se trouve ci-dessous.
error-redirect-mismatch =
    .title = Cette application a donné une autre adresse que celle enregistrée
    .what = Elle nous demande de vous envoyer à une adresse qui n’est pas enregistrée pour elle. Nous nous sommes donc arrêtés ici.
    .why = Quelqu’un a peut-être modifié le lien que vous avez suivi, pour obtenir un code pour votre compte. Le plus souvent, c’est une erreur de l’application.
    .way = Retournez à l’application et réessayez une fois. Si vous la développez : envoyez une adresse enregistrée, exactement comme elle y est écrite, ou enregistrez celle-ci.
error-bad-request =
    .title = L’application a demandé d’une manière qui ne fonctionne pas
    .what = Ce que l’application a envoyé avec vous comporte une erreur ; nous n’avons donc pas pu vous poser sa question.
    .why = L’erreur est dans l’application, pas dans ce que vous avez fait.
    .way = Retournez à l’application. Si cela se reproduit, transmettez à ceux qui la font ce qui se trouve ci-dessous.
error-request-gone =
    .title = Cette question n’est plus ouverte
    .what = La question de l’application a expiré, a reçu sa réponse, ou a été posée dans un autre navigateur ou à une autre personne.
    .why = Une question ne reste ouverte que quelques minutes, et seulement pour la personne à qui elle a été posée.
    .way = Retournez à l’application et recommencez.
error-sign-up-closed =
    .title = Ici, les comptes sont créés pour vous
    .what = Personne ne peut créer seul un compte chez { $instance }.
    .why = Les personnes qui le gèrent en ont décidé ainsi.
    .way = Demandez-leur un compte.
error-invite-needed =
    .title = Il vous faut une invitation
    .what = Les comptes chez { $instance } se créent par un lien remis par les personnes qui le gèrent.
    .why = Elles veulent savoir qui entre.
    .way = Demandez-leur une invitation, et ouvrez son lien.
error-invite-gone =
    .title = Cette invitation ne fonctionne plus
    .what = Son lien est épuisé ou retiré, ou trop ancien. Aucun compte n’a été créé.
    .why = Une invitation vaut pour autant de comptes et de temps que l’ont dit ceux qui l’ont faite.
    .way = Demandez-en une autre aux personnes qui gèrent { $instance }.
error-step-gone =
    .title = Il faut recommencer
    .what = Ce que vous aviez commencé n’est plus ouvert ; rien n’a donc changé.
    .why = Une connexion ou un nouveau second facteur à moitié fait ne reste ouvert que quelques minutes, et dans un seul navigateur.
    .way = Retournez là où vous aviez commencé, et recommencez.
error-already-answered =
    .title = Vous avez déjà répondu
    .what = Cette question a déjà reçu sa réponse, et c’est elle qui compte. Rien n’a changé cette fois.
    .why = Le formulaire a été envoyé une seconde fois, le plus souvent par le bouton de retour ou un rechargement.
    .way = Retournez à l’application. Si cela n’y fonctionne pas, recommencez depuis elle.
error-sent = L’application a envoyé
error-registered =
    { $count ->
        [one] Pour elle est enregistrée
       *[other] Pour elle sont enregistrées
    }
error-difference = Elles diffèrent à partir du caractère { $place } : envoyé { $sent }, enregistré { $registered }.
error-difference-short = Ce qui a été envoyé s’arrête avant le caractère { $place } ; l’adresse enregistrée continue par { $registered }.
error-difference-long = L’adresse enregistrée s’arrête avant le caractère { $place } ; ce qui a été envoyé continue par { $sent }.

## Account

account-title = Votre compte
account-name = Nom
account-username = Nom d’utilisateur
account-email = Adresse e-mail
account-email-pending = { $email } attend que son lien soit utilisé.
account-role = Rôle
account-admin = Administration
account-nav-overview = Aperçu
account-nav-security = Sécurité
account-nav-sessions = Sessions
account-nav-apps = Applications
account-nav-tokens = Jetons
account-nav-history = Historique
account-nav-developer = Vos applications
account-developer-text = Enregistrez les applications que vous développez, et voyez ce qui ne va pas.
account-second-factor-on = Un second facteur protège votre compte.
account-second-factor-off = Seul votre mot de passe protège votre compte. Ajoutez un second facteur.
account-sessions-count =
    { $count ->
        [one] Seul ce navigateur a une session ouverte.
       *[other] { $count } navigateurs ont une session ouverte.
    }
account-tokens-count =
    { $count ->
        [0] Pour vos propres programmes. Vous n’en avez aucun.
        [one] Pour vos propres programmes. Vous en avez { $count }.
       *[other] Pour vos propres programmes. Vous en avez { $count }.
    }
account-history-text = Ce qui est arrivé à votre compte, et d’où.
account-apps-count =
    { $count ->
        [0] Aucune application ne peut utiliser votre compte.
        [one] { $count } application peut utiliser votre compte.
       *[other] { $count } applications peuvent utiliser votre compte.
    }
account-docs = Créer une application pour { $instance }
account-docs-text = De zéro à un jeton qui fonctionne en six commandes.

## Connected apps

apps-title = Applications connectées
apps-lead = Vous avez permis à ces applications d’utiliser votre compte. Déconnectez ce dont vous n’avez plus besoin.
apps-count =
    { $count ->
        [one] { $count } application
       *[other] { $count } applications
    }
apps-empty-title = Aucune application n’est connectée
apps-empty = Quand une application demande votre compte, la question vous est d’abord posée ici. Ce que vous autorisez figure ensuite sur cette page, avec un bouton qui l’arrête.
apps-name = Elle dit s’appeler « { $name } ».
apps-nameless = Elle ne donne pas de nom.
apps-long-lived = Sans fin fixée
apps-able = Elle peut
apps-identity = Voir votre nom et votre nom d’utilisateur
apps-allowed = Première autorisation
apps-used = Dernière utilisation
apps-sends = Vous envoie vers
apps-plain-http = Cette adresse n’est pas chiffrée (http simple).
apps-replay-ended = Une clé de cette application a été utilisée une seconde fois { $when }. Elle a peut-être été volée ; l’accès qui en dépendait a donc pris fin. Si l’application vous demande de la connecter à nouveau sans que vous ayez rien fait d’inhabituel, dites-le à ceux qui la font.
apps-replay-refused = Une clé de cette application a été utilisée une seconde fois { $when }, et a été refusée. Ce n’est souvent qu’une connexion perdue. Dans le doute, déconnectez l’application et connectez-la à nouveau.
apps-lost = Une clé de « { $name } » a été utilisée une seconde fois { $when }. Elle a peut-être été volée ; l’application a donc perdu son accès. Si elle vous demande de la connecter à nouveau sans que vous ayez rien fait d’inhabituel, dites-le à ceux qui la font.
apps-revoke = Déconnecter { $place }
apps-revoke-device = Déconnecter cette application
apps-revoke-means = Elle perd son accès aussitôt, et ne peut plus rien faire en votre nom tant que vous ne l’autorisez pas à nouveau. Ce qu’elle a déjà fait reste.
apps-revoked = Vous avez déconnecté { $place }. Votre compte ne peut plus être utilisé de là.
apps-gone = Cette application n’était plus connectée. Rien n’a changé.
apps-extended = Droits étendus
apps-all = Tout déconnecter
apps-revoke-all-means = Toutes les applications de cette page perdent leur accès aussitôt, et ne peuvent plus rien faire en votre nom tant que vous ne les autorisez pas à nouveau. Ce qu’elles ont déjà fait reste.
apps-revoke-all =
    { $count ->
        [one] Déconnecter { $count } application
       *[other] Déconnecter les { $count } applications
    }
apps-revoked-all =
    { $count ->
        [one] Vous avez déconnecté { $count } application. Elle ne peut plus utiliser votre compte.
       *[other] Vous avez déconnecté { $count } applications. Elles ne peuvent plus utiliser votre compte.
    }

## Security

security-title = Sécurité
security-back = Revenir à la sécurité, sans rien changer
security-password = Mot de passe
security-password-since = Vous l’avez changé { $when }.
security-password-first = Vous ne l’avez pas changé depuis la création de votre compte.
security-password-change = Changer votre mot de passe
security-factors = Second facteur
security-on = Activé
security-off = Désactivé
security-factors-what = Avec un second facteur, un mot de passe volé ne suffit à personne pour entrer : la connexion demande aussi quelque chose que vous avez. C’est une application sur votre téléphone qui affiche des codes, ou une clé d’accès de votre appareil.
security-kind-totp = Application d’authentification
security-kind-passkey = Clé d’accès
security-added-at = Ajout
security-manage = Renommer ou retirer
security-name = Nom
security-name-hint = Pour que vous le reconnaissiez, en 50 caractères au plus.
security-rename = Enregistrer ce nom
security-remove = Retirer { $name }
security-remove-means = Il ne pourra plus servir à se connecter ni à confirmer des changements. Vos autres seconds facteurs restent.
security-remove-last-means = C’est votre dernier second facteur. Sans lui, votre mot de passe seul ouvre votre compte, et vos codes de secours prennent fin aussi.
security-add-totp = Ajouter une application d’authentification
security-add-passkey = Ajouter une clé d’accès
security-no-passkeys = Les clés d’accès ont besoin d’une adresse qui commence par https, ce que ce serveur n’a pas.
security-recovery = Codes de secours
security-recovery-what = Pour le jour où vous perdez votre appareil : chacun de ces codes remplace votre second facteur, une seule fois.
security-recovery-left =
    { $count ->
        [0] Il ne vous en reste aucun.
        [one] Il vous en reste { $count }.
       *[other] Il vous en reste { $count }.
    }
security-recovery-low = Créez-en de nouveaux avant d’en manquer.
security-recovery-means = Vous recevez une nouvelle liste ; les codes de l’ancienne cessent de fonctionner.
security-recovery-make = Créer de nouveaux codes de secours
security-history = Un doute, était-ce bien vous ? Consultez votre { $history }.
security-added = Vous avez ajouté un second facteur. Désormais, la connexion le demande.
security-removed = Le second facteur est retiré. Les autres restent.
security-removed-last = Votre dernier second facteur est retiré, et les codes de secours avec lui. Votre mot de passe seul ouvre maintenant votre compte.
security-renamed = Le nouveau nom est en place.
security-gone = Ce second facteur n’existait déjà plus. Rien n’a changé.
security-name-refused = Un nom a de 1 à 50 caractères. Rien n’a changé.
security-password-changed = Votre mot de passe est changé. Votre session est fermée dans tous les autres navigateurs ; vos applications et vos jetons personnels gardent leur accès.
security-password-changed-apps = Votre mot de passe est changé. Votre session est fermée dans tous les autres navigateurs, et toutes les applications et tous les jetons personnels ont perdu leur accès.

## Another password

password-title = Changer votre mot de passe
password-lead = Votre session est fermée dans tous les autres navigateurs ; ici, elle reste ouverte.
password-second-factor = Comme vous avez un second facteur, il vous est demandé aussi, sauf si vous venez de l’utiliser.
password-current = Mot de passe actuel
password-new = Nouveau mot de passe
password-wrong = Ce n’est pas votre mot de passe. Vérifiez-le et réessayez.
password-end-apps = Mettre fin aussi à l’accès de toutes les applications et de tous les jetons personnels
password-end-apps-hint = Cochez cette case si quelqu’un d’autre connaît peut-être votre mot de passe. Les applications devront vous demander à nouveau, et les jetons personnels seront à recréer.
password-button = Changer le mot de passe

## Authenticator app

totp-title = Ajouter une application d’authentification
totp-lead = Une application d’authentification affiche un nouveau code toutes les 30 secondes. À la connexion, vous saisissez le code du moment.
totp-scan = Scannez cette image
totp-scan-text = Dans l’application, choisissez d’ajouter un compte, puis pointez l’appareil photo ici.
totp-picture = Code QR pour votre application d’authentification ; la clé ci-dessous dit la même chose
totp-open = L’ouvrir dans une application sur cet appareil
totp-type = Ou saisissez cette clé
totp-type-text = Si vous ne pouvez pas scanner, saisissez-la dans l’application. Gardez-la pour vous : qui l’a peut fabriquer vos codes. Ensuite, vous n’en aurez plus besoin.
totp-copy = Copier la clé
totp-prove = Saisissez le code que l’application affiche
totp-name-value = Application d’authentification
totp-wrong = Ce code ne convient pas. Attendez le suivant ; si aucun ne convient, vérifiez que l’horloge de votre appareil est à l’heure.
totp-button = Ajouter cette application

## Recovery codes

recovery-title = Vos codes de secours
recovery-lead-first =
    { $count ->
        [one] Votre second facteur est activé. Si son appareil se perd un jour, ce code vous laisse entrer, une seule fois.
       *[other] Votre second facteur est activé. Si son appareil se perd un jour, chacun de ces { $count } codes vous laisse entrer, une seule fois.
    }
recovery-lead =
    { $count ->
        [one] Ce code remplace votre second facteur, une seule fois. Les codes d’avant ne fonctionnent plus.
       *[other] Chacun de ces { $count } codes remplace votre second facteur, une seule fois. Les codes d’avant ne fonctionnent plus.
    }
recovery-copy = Copier les codes
recovery-once = Vous ne les voyez que maintenant. Personne ne peut vous les montrer à nouveau, pas même les personnes qui gèrent ce serveur.
recovery-keep = Imprimez cette page, ou notez les codes, et gardez-les là où votre appareil n’est pas. Un gestionnaire de mots de passe convient, si vous pouvez l’ouvrir sans cet appareil.
recovery-next = Je les ai mis de côté

## Sessions

sessions-title = Où votre session est ouverte
sessions-lead = Fermez ce que vous ne reconnaissez pas, et changez votre mot de passe si ce n’était pas vous.
sessions-count =
    { $count ->
        [one] { $count } navigateur
       *[other] { $count } navigateurs
    }
sessions-device = { $browser } sur { $system }
sessions-device-browser = { $browser }
sessions-device-system = Un navigateur sur { $system }
sessions-device-unknown = Un navigateur
sessions-this = Celle-ci
sessions-began = Connexion
sessions-seen = Dernière visite
sessions-this-means = C’est avec elle que vous regardez cette page. La fermer, c’est vous déconnecter.
sessions-sign-out = Se déconnecter ici
sessions-end-means = La session de ce navigateur est fermée aussitôt. Les applications que vous y avez connectées le restent.
sessions-end = Fermer cette session
sessions-others = Toutes les autres
sessions-others-means = Les sessions de tous les navigateurs sauf celui-ci sont fermées aussitôt. Les applications connectées et les jetons personnels gardent leur accès.
sessions-end-others =
    { $count ->
        [one] Fermer { $count } autre session
       *[other] Fermer { $count } autres sessions
    }
sessions-ended = La session est fermée. Ce navigateur n’a plus accès.
sessions-others-ended =
    { $count ->
        [0] Il n’y avait pas d’autre session. Rien n’a changé.
        [one] { $count } autre session est fermée.
       *[other] { $count } autres sessions sont fermées.
    }
sessions-gone = Cette session avait déjà pris fin. Rien n’a changé.

## Personal tokens

tokens-title = Jetons personnels
tokens-lead = Un jeton personnel laisse un programme à vous utiliser votre compte, sans votre mot de passe.
tokens-count =
    { $count ->
        [one] { $count } jeton
       *[other] { $count } jetons
    }
tokens-limit = Vous pouvez en avoir jusqu’à { $most }.
tokens-limit-reached = Vous en avez { $most }, autant qu’un compte peut en avoir. Supprimez-en un pour faire de la place.
tokens-empty-title = Vous n’avez pas encore de jeton
tokens-empty = Créez-en un pour un script, une tâche cron ou un service sur votre propre serveur. Donnez à chaque programme son propre jeton, avec seulement ce qu’il lui faut : vous verrez lequel a servi, et pourrez en arrêter un sans arrêter les autres.
tokens-identity = Voir votre nom et votre nom d’utilisateur
tokens-made = Création
tokens-valid = Validité
tokens-ends = jusqu’au { $day } inclus (UTC)
tokens-ended = expiré ; dernier jour : le { $day } (UTC)
tokens-no-end = jusqu’à ce que vous le supprimiez
tokens-badge-expired = Expiré
tokens-badge-advanced = Privilèges avancés
tokens-delete = Supprimer { $name }
tokens-delete-means = Les programmes qui l’utilisent perdent leur accès aussitôt. Il est impossible de revenir en arrière.
tokens-deleted = Le jeton est supprimé. Les programmes qui l’utilisaient ont perdu leur accès.
tokens-changed = Le jeton est modifié. Sa valeur reste la même.
tokens-gone = Ce jeton n’existait déjà plus. Rien n’a changé.
tokens-make-title = Créer un nouveau jeton
tokens-make-means = Il se peut qu’il vous soit demandé de prouver que c’est bien vous. Vous voyez ensuite le jeton, une seule fois.
tokens-make = Créer ce jeton
tokens-name = À quoi sert-il ?
tokens-name-hint = De 3 à 100 caractères, par exemple « Sauvegarde de l’agenda ».
tokens-name-wrong = Un nom a de 3 à 100 caractères.
tokens-name-taken = Vous avez déjà un jeton de ce nom. Si vous venez d’envoyer deux fois ce formulaire, il a été créé la première fois. Sinon, prenez un autre nom.
tokens-scopes = Que peut-il faire ?
tokens-scopes-hint = Sans rien cocher, il peut seulement voir qui vous êtes.
tokens-scopes-wrong = L’une de ces cases ne peut pas être donnée à un jeton personnel. Choisissez à nouveau.
tokens-expires = Dernier jour (facultatif)
tokens-expires-hint = Il fonctionne jusqu’à la fin de ce jour (UTC). Sans date, il fonctionne jusqu’à ce que vous le supprimiez.
tokens-expires-wrong = Ce n’est pas un jour à partir d’aujourd’hui. Choisissez-en un autre, ou aucun.
tokens-advanced = Privilèges avancés
tokens-advanced-means = Le jeton peut faire directement ce qui vous demande sinon un second facteur, comme changer votre adresse e-mail. Qui s’en empare peut prendre votre compte. Laissez cette case vide, sauf si le programme en a besoin.
tokens-advanced-line = Faire directement ce qui demande sinon un second facteur
tokens-use = Comment l’utiliser
tokens-use-text = Envoyez-le dans un en-tête de chaque requête, jamais dans une adresse, et gardez-le comme un mot de passe.
tokens-new-title = Votre nouveau jeton
tokens-new-lead = « { $name } » est créé. Copiez le jeton là où votre programme le trouve.
tokens-new-once = Vous ne le voyez que maintenant. Si vous le perdez, supprimez-le et créez-en un autre.
tokens-copy = Copier le jeton
tokens-new-next = Je l’ai mis de côté
tokens-edit-title = Jeton personnel
tokens-edit-heading = Jeton personnel « { $name } »
tokens-edit-expired = Ce jeton a expiré et ne fonctionne plus. Donnez-lui un dernier jour plus lointain pour l’utiliser à nouveau.
tokens-edit-now = Tel qu’il est
tokens-edit-change = Le modifier
tokens-edit-means = La valeur du jeton reste la même. Pour une autre portée, un autre dernier jour ou un autre privilège, il vous est demandé de prouver que c’est bien vous.
tokens-edit-button = Enregistrer ces changements
tokens-edit-delete = Le supprimer
tokens-back = Revenir à vos jetons personnels

## Own apps: registered and looked after by those who develop them

developer-title = Vos applications
developer-count =
    { $count ->
        [one] Vous répondez de { $count } application.
       *[other] Vous répondez de { $count } applications.
    }
developer-empty-title = Vous n’avez pas encore d’application
developer-empty = Une application à vous peut demander aux gens d’ici si elle peut utiliser leur compte : pour les connecter, ou pour faire quelque chose pour eux. Enregistrez-la ci-dessous. Vous recevez un identifiant et un secret, et cette page dit ensuite ce qui ne va pas quand elle demande.
developer-docs = { $link } mène d’une nouvelle application à un jeton qui fonctionne, commande après commande.
developer-docs-link = La documentation
developer-back = Revenir à vos applications
developer-badge-disabled = Désactivée
developer-badge-barred = Désactivée par l’administration
developer-badge-waits = Attend l’approbation
developer-people = Personnes
developer-sends = Envoie les gens vers
developer-people-count =
    { $count ->
        [0] Personne ne lui permet rien pour l’instant.
        [one] { $count } personne lui permet quelque chose.
       *[other] { $count } personnes lui permettent quelque chose.
    }
developer-since = Enregistrement
developer-limit = Vous pouvez avoir jusqu’à { $most } applications.
developer-limit-reached = Vous avez { $most } applications, autant qu’un compte peut en avoir. Supprimez-en une, ou cédez-en une, pour faire de la place.
developer-gone = Cela n’existait déjà plus. Rien n’a changé.
developer-deleted = L’application est supprimée. Les personnes qui l’utilisaient ne sont plus interrogées à son sujet, et ses jetons ont pris fin.
developer-make-title = Enregistrer une application
developer-make-means = Il se peut qu’il vous soit demandé de prouver que c’est bien vous. Vous voyez ensuite le secret, une seule fois.
developer-make = Enregistrer cette application
developer-approval = Les personnes qui gèrent ce serveur doivent approuver une nouvelle application avant qu’elle puisse servir.
developer-name = Comment s’appelle-t-elle ?
developer-name-hint = De 3 à 60 caractères. Les gens le lisent quand votre application leur demande.
developer-name-wrong = Un nom a de 3 à 60 caractères visibles.
developer-name-instance = C’est le nom de ce serveur. On prendrait votre application pour le serveur lui-même ; choisissez-en un autre.
developer-name-taken = Vous avez déjà une application de ce nom. Si vous venez d’envoyer deux fois ce formulaire, elle a été enregistrée la première fois : sa page vous permet de créer un autre secret.
developer-description = À quoi sert-elle ? (facultatif)
developer-description-hint = Jusqu’à 500 caractères, pour vous et pour les personnes qui gèrent ce serveur.
developer-description-wrong = Une description a 500 caractères au plus.
developer-website = Son site web (facultatif)
developer-website-hint = Une adresse qui commence par https:// ou http://
developer-website-wrong = Ce n’est pas l’adresse d’une page web. Elle commence par https:// ou http://, et n’a pas d’espace.
developer-redirects = Où les gens sont-ils renvoyés ?
developer-redirects-hint = URI de redirection, une par ligne, exactement comme votre application les envoie. https:// en règle générale ; http://localhost avec n’importe quel port pendant le développement.
developer-scopes = Que peut-elle demander aux gens ?
developer-scopes-hint = Cochez ce qu’il lui faut, et rien de plus. Sans rien cocher, elle peut seulement apprendre qui ils sont. Chaque personne est interrogée de toute façon.
developer-scopes-given = L’administration lui a donné aussi : { $given }
developer-scopes-wrong = L’une de ces cases ne peut pas être demandée par une application à vous. Choisissez à nouveau.
developer-kind = Où fonctionne-t-elle ?
developer-kind-confidential = Sur un serveur, où un secret reste secret. Elle reçoit un identifiant et un secret.
developer-kind-public = Dans les navigateurs ou sur les appareils des gens, où rien ne reste secret. Elle reçoit seulement un identifiant, et doit utiliser PKCE.
developer-app-title = Application « { $name } »
developer-id = Client ID
developer-secret = Client secret
developer-secret-none = Aucun : c’est un client public, et il utilise PKCE.
developer-secret-hidden = Montré une seule fois, à sa création. S’il est perdu, créez-en un autre ci-dessous.
developer-secret-once = Vous ne voyez le secret que maintenant. Mettez-le là où votre application le trouve, et nulle part ailleurs.
developer-copy = Copier
developer-authorize = Envoyer les gens vers
developer-token = Échanger les codes à
developer-made = Votre application est enregistrée.
developer-changed = Vos changements sont enregistrés.
developer-changed-asked = Vos changements sont enregistrés. Toutes les personnes qui utilisent votre application apprennent à la prochaine demande ce qui a changé, et sont interrogées à nouveau.
developer-nothing = Rien n’a changé : quelqu’un a été plus rapide, ou ce formulaire a été envoyé deux fois.
developer-refusals-title = Ce qui a été refusé
developer-refusals-none = Rien n’a été refusé à votre application ces 30 derniers jours. Quand elle demande d’une manière qui ne fonctionne pas, cela figure ici, avec ce qui ne va pas.
developer-refusals-count =
    { $count ->
        [one] Le plus récent des 30 derniers jours, sans jetons ni secrets.
       *[other] Les { $count } plus récents des 30 derniers jours, sans jetons ni secrets.
    }
developer-refusals-link = Tout ce qui a été refusé
developer-refusal-redirect = Elle a envoyé des gens ici avec une URI de redirection qui n’est pas enregistrée.
developer-refusal-no-redirect = Elle a envoyé des gens ici avec une URI de redirection inutilisable, ou sans aucune.
developer-refusal-other-redirect = Elle a échangé un code avec une autre URI de redirection que celle avec laquelle elle avait envoyé des gens ici.
developer-refusal-client = Elle est venue avec un mauvais client secret, ou sans aucun.
developer-refusal-grant = Elle est venue avec un code ou un refresh token qui ne vaut pas, ou plus.
developer-refusal-scope = Elle a demandé quelque chose qu’elle n’a pas le droit de demander.
developer-refusal-request = Elle a demandé d’une manière qui ne fonctionne pas.
developer-refusal-other = Elle a été refusée.
developer-refusal-at = { $when }, à { $endpoint }
    .code = { $when }, à { $endpoint } : { $code }
developer-change = La modifier
developer-change-means = Avec un autre nom, un autre site ou une autre URI de redirection, toutes les personnes qui l’utilisent en sont averties et interrogées à nouveau, et la vérification de l’administration prend fin. Pour une autre URI de redirection, il vous est demandé de prouver que c’est bien vous.
developer-change-button = Enregistrer ces changements
developer-rotate-title = Un autre secret
developer-rotate-means = Vous recevez un nouveau secret. L’actuel fonctionne encore à côté de lui pendant { $span }, pour que vous puissiez mettre le nouveau en place sans coupure ; un plus ancien encore prend fin maintenant. Les jetons restent tels quels.
developer-rotate-at-once = Le secret actuel a été divulgué : y mettre fin aussitôt
developer-rotate = Créer un autre secret
developer-rotated = Votre application a un autre secret.
developer-previous-title = Deux secrets fonctionnent
developer-previous = Le secret d’avant fonctionne encore pendant { $span }. Quand le nouveau est en place, mettez-y fin.
developer-previous-end = Mettre fin au secret d’avant
developer-previous-ended = Le secret d’avant a pris fin. Seul le plus récent fonctionne.
developer-switch = La désactiver ou la réactiver
developer-disable = La désactiver
developer-disable-means =
    { $count ->
        [0] Rien d’elle ne fonctionne jusqu’à ce que vous la réactiviez : elle ne peut interroger personne, et ses jetons sont refusés.
        [one] Rien d’elle ne fonctionne jusqu’à ce que vous la réactiviez : elle ne peut interroger personne, et ses jetons sont refusés, pour la { $count } personne qui l’utilise.
       *[other] Rien d’elle ne fonctionne jusqu’à ce que vous la réactiviez : elle ne peut interroger personne, et ses jetons sont refusés, pour les { $count } personnes qui l’utilisent.
    }
developer-disabled = Votre application est désactivée.
developer-enable = La réactiver
developer-enable-means = Elle fonctionne à nouveau comme avant, avec les jetons qu’elle a.
developer-enabled = Votre application est réactivée.
developer-is-disabled = Vous avez désactivé cette application. Rien d’elle ne fonctionne.
developer-is-barred = L’administration a désactivé cette application. Rien d’elle ne fonctionne. Adressez-vous aux personnes qui gèrent ce serveur.
developer-is-waiting = Cette application ne peut pas servir tant que les personnes qui gèrent ce serveur ne l’ont pas approuvée.
developer-offer-give = La céder
developer-offer-give-means = Une autre personne en répond alors, et plus vous. Elle doit accepter dans les 7 jours. Toutes les personnes qui utilisent l’application en sont averties et interrogées à nouveau.
developer-offer-name = Son nom d’utilisateur
developer-offer-button = La proposer
developer-offered = Votre application est proposée. Elle reste à vous jusqu’à ce que l’autre personne accepte.
developer-offer-stands = Proposée à { $name }, jusqu’au { $day }. Elle reste à vous jusqu’à son accord.
developer-withdraw = Retirer la proposition
developer-withdrawn = La proposition est retirée. L’application reste à vous.
developer-offer = { $from } vous a proposé l’application « { $name } » { $when }.
developer-offer-means = Si vous acceptez, vous en répondez. Créez alors un autre secret : quelqu’un d’autre connaît celui d’avant.
developer-accept = L’accepter
developer-decline = Refuser
developer-accepted = L’application est maintenant à vous. Créez-lui un autre secret, car quelqu’un d’autre connaît celui d’avant.
developer-declined = Vous avez refusé l’application.
developer-delete-title = La supprimer
developer-delete-means =
    { $count ->
        [0] Son identifiant, son secret et tous ses jetons prennent fin aussitôt. Personne ne l’utilise pour l’instant. Il est impossible de revenir en arrière.
        [one] Son identifiant, son secret et tous ses jetons prennent fin aussitôt, et { $count } personne qui l’utilise est déconnectée. Il est impossible de revenir en arrière.
       *[other] Son identifiant, son secret et tous ses jetons prennent fin aussitôt, et { $count } personnes qui l’utilisent sont déconnectées. Il est impossible de revenir en arrière.
    }
developer-delete = Supprimer { $name }
developer-claim-title = Une application qui s’est enregistrée elle-même
developer-claim-text = Un client venu par l’adresse d’enregistrement, comme une extension d’un site web, n’appartient à personne. Montrez d’abord son secret. Mettez ensuite un petit fichier sur le site vers lequel il envoie les gens, ou adressez-vous aux personnes qui gèrent ce serveur.
developer-claim = Montrer qu’elle est à moi
developer-claim-wrong = Il n’y a pas d’application de ce genre à revendiquer, ou ce n’est pas son secret. Vérifiez les deux.
developer-claimed = Vous avez montré le secret. Prouvez maintenant que le site est à vous, ou adressez-vous aux personnes qui gèrent ce serveur.
developer-claim-waits = « { $name } » attend les personnes qui gèrent ce serveur. Elles saisissent : { $command }
developer-claim-proved = Le fichier est là : l’application est à vous. Vous pouvez retirer le fichier.
developer-claim-file =
    { $count ->
        [one] Pour montrer que « { $name } » est à vous, mettez un fichier à cette adresse :
       *[other] Pour montrer que « { $name } » est à vous, mettez le même fichier à chacune de ces adresses :
    }
developer-claim-holds = Il contient cette ligne et rien d’autre :
developer-claim-look = Chercher le fichier maintenant
developer-claim-word-waits = Ou demandez aux personnes qui gèrent ce serveur de vous donner « { $name } ». Elles saisissent : { $command }
developer-claim-different = Il y a un fichier, mais il contient autre chose.
developer-claim-status = Le site répond { $status } au lieu de 200. Les redirections ne sont pas suivies.
developer-claim-address = Le nom du site n’a pas d’adresse publique.
developer-claim-connection = Il n’y a pas de connexion https avec le site : personne ne répond, ou son certificat n’est pas valable.
developer-claim-slow = Le site n’a pas répondu en 5 secondes.
developer-claim-unreadable = Le fichier est trop grand, ou ce n’est pas du texte.
developer-claim-unfit = Ce serveur ne consulte pas de telles adresses.

## History: each event as a sentence

history-title = Historique
history-lead = Ce qui est arrivé à votre compte, le plus récent d’abord.
history-empty-title = Rien n’est encore arrivé
history-empty = Les connexions, les applications que vous autorisez et les changements de votre sécurité figureront ici.
history-not-you = Quelque chose ici n’était pas vous ? Changez votre mot de passe sous { $security }, et mettez fin à ce que vous ne reconnaissez pas.
history-older = Montrer les événements plus anciens
history-warning = Regardez ceci :
history-app = « { $name } »
history-some-app = une application
history-other = Quelque chose a été changé dans votre compte.
history-setup = Votre compte a été créé avec le lien de configuration de ce serveur.
history-reset-link = Les personnes qui gèrent ce serveur ont créé un lien pour un nouveau mot de passe.
history-sign-in = Vous avez ouvert une session.
history-sign-in-failed = Une connexion avec un mauvais mot de passe a été refusée.
history-sign-out = Vous avez fermé votre session.
history-consent-allowed = Vous avez permis à { $app } d’utiliser votre compte.
history-consent-denied = Vous avez dit non à { $app }.
history-consent-skipped = Vous avez continué vers { $app }, déjà autorisée auparavant.
history-tokens-issued = L’accès à votre compte a été remis à { $app }.
history-tokens-refreshed = L’accès accordé à { $app } a été renouvelé.
history-code-replayed = Un code à usage unique remis à { $app } a été utilisé une seconde fois, et a été refusé.
    .ended = Un code à usage unique remis à { $app } a été utilisé une seconde fois. Il a peut-être été volé ; l’accès qui en dépendait a donc pris fin.
history-token-replayed = Une clé déjà utilisée, remise à { $app }, a servi une seconde fois, et a été refusée.
    .ended = Une clé déjà utilisée, remise à { $app }, a servi une seconde fois. Elle a peut-être été volée ; l’accès qui en dépendait a donc pris fin.
history-tokens-revoked = L’accès à votre compte a été rendu par { $app }.
history-access-ended = L’accès accordé à { $app } a pris fin.
    .operator = Les exploitants de ce serveur ont mis fin à l’accès des applications à votre compte et à vos jetons personnels.
history-client-created = Enregistrement : { $app }.
history-client-changed = Enregistrement modifié : { $app }.
history-client-deleted = Enregistrement supprimé : { $app }.
history-client-owner = Vous répondez désormais de cette application : { $app }.
history-client-claimed = Vous avez montré le secret pour répondre de cette application : { $app }.
history-user-created = Votre compte a été créé.
history-user-changed = Les personnes qui gèrent ce serveur ont modifié votre compte.
history-factor-added = Un second facteur a été ajouté.
    .named = Le second facteur « { $name } » a été ajouté.
history-factor-removed = Un second facteur a été retiré.
    .named = Le second facteur « { $name } » a été retiré.
history-factor-renamed = Un second facteur a changé de nom.
    .named = Un second facteur a reçu le nom « { $name } ».
history-factor-failed = Le mot de passe était juste, mais le second facteur ne l’était pas ; la connexion a donc été refusée.
history-recovery-used = Un code de secours a été utilisé.
history-recovery-made = De nouveaux codes de secours ont été créés ; les anciens ont pris fin.
history-password-changed = Votre mot de passe a été changé.
history-session-ended = Une session a été fermée.
history-sessions-ended = Toutes les autres sessions ont été fermées.
    .operator = Les exploitants de ce serveur ont fermé toutes vos sessions.
history-proof-failed = Avant un changement, un mot de passe ou un code erroné a été saisi. Rien n’a changé.
history-token-created = Un jeton personnel a été créé.
    .named = Le jeton personnel « { $name } » a été créé.
history-token-changed = Un jeton personnel a été modifié.
    .named = Le jeton personnel « { $name } » a été modifié.
history-token-deleted = Un jeton personnel a été supprimé.
    .named = Le jeton personnel « { $name } » a été supprimé.
history-email-asked = Une nouvelle adresse e-mail a été demandée ; elle attend son lien.
history-email-changed = Votre adresse e-mail a été changée.
history-name-changed = Votre nom a été changé.

## Administration

admin-title = Administration
admin-nav-overview = Aperçu
admin-nav-people = Personnes
admin-nav-apps = Applications
admin-nav-scopes = Portées
admin-nav-audit = Journal
admin-nav-settings = Réglages
admin-nav-health = État
admin-confirm = Vous allez faire ce que seuls les administrateurs peuvent faire.
admin-attention = Ce qui demande votre attention
admin-attention-none = Rien pour le moment.
admin-attention-newer = La base de données a le schéma { $found }, ce programme connaît le { $wanted }. Utilisez ici aussi le programme le plus récent.
admin-attention-schema = Le schéma de la base de données n’est pas celui de ce programme.
admin-attention-disk = Il ne reste que { $free } sur le disque de la base de données. Faites de la place avant que plus rien ne puisse être écrit.
admin-attention-job = La dernière exécution de la tâche { $name } a échoué.
admin-attention-proxy = { $peer } transmet des requêtes et n’est pas dans { $setting }. Tous ceux qui sont derrière partagent une seule limite.
admin-attention-unprotected =
    { $count ->
        [one] { $count } administrateur n’a pas de second facteur.
       *[other] { $count } administrateurs n’ont pas de second facteur.
    }
admin-attention-approvals =
    { $count ->
        [one] { $count } application attend votre accord.
       *[other] { $count } applications attendent votre accord.
    }
admin-attention-claims =
    { $count ->
        [one] Quelqu’un veut répondre de { $count } application, et en a montré le secret.
       *[other] Quelqu’un veut répondre de { $count } applications, et en a montré les secrets.
    }
admin-attention-http =
    { $count ->
        [one] Les réponses à { $count } application utilisée voyagent sans chiffrement (http).
       *[other] Les réponses à { $count } applications utilisées voyagent sans chiffrement (http).
    }
admin-attention-invitations =
    { $count ->
        [one] { $count } invitation prend fin dans deux jours sans avoir servi.
       *[other] { $count } invitations prennent fin dans deux jours sans avoir servi.
    }
admin-attention-mails-failed =
    { $count ->
        [one] { $count } message a été abandonné.
       *[other] { $count } messages ont été abandonnés.
    }
admin-attention-mails-late =
    { $count ->
        [one] { $count } message attend depuis longtemps d’être envoyé.
       *[other] { $count } messages attendent depuis longtemps d’être envoyés.
    }
admin-numbers = En chiffres
admin-number-people = Personnes
admin-number-apps = Applications
admin-number-grants = Accès donnés aux applications
admin-number-refusals = Refus à des applications en 24 heures
admin-number-sign-ins = Connexions échouées en 24 heures
admin-number = { $figure }
admin-number-counted = { $figure }, comptés { $when }
admin-number-more = plus de { $figure }
admin-search = Chercher
admin-more = En montrer plus
admin-already = C’était déjà le cas ; rien n’a changé.
admin-last-admin = Rien n’a été changé : il ne resterait aucun administrateur. Nommez d’abord une autre personne.
admin-people-search = Nom, nom d’utilisateur ou adresse
admin-people-search-hint = Le début suffit.
admin-people-show = Montrer
admin-people-all = Tout le monde
admin-people-admins = Administrateurs
admin-people-disabled = Comptes désactivés
admin-people-unprotected = Sans second facteur
admin-people-invite = Invitations
admin-people-none = Personne ne correspond.
admin-people-cut = Assez de comptes ont été parcourus pour une page ; il peut y en avoir d’autres.
admin-people-since = depuis le { $day }
admin-people-back = Retour à toutes les personnes
admin-badge-disabled = Désactivé
admin-badge-unprotected = Sans second facteur
admin-person-since = Compte créé
admin-person-factor = Second facteur
admin-person-unverified = Non confirmée
admin-person-sessions = Navigateurs connectés
admin-person-own = Applications propres
admin-person-id = Id
admin-person-audit = Ce que le journal dit de ce compte
admin-person-oneself = C’est votre propre compte. Ce que vous changez ici, vous le changez pour vous.
admin-factor-totp = Application d’authentification
admin-factor-passkeys = Clé d’accès
admin-factor-none = Aucun : seul un mot de passe protège le compte.
admin-delete-confirm = Par sûreté, tapez le nom d’utilisateur : { $username }
admin-delete-wrong = Ce n’est pas le nom d’utilisateur. Rien n’a été supprimé.
admin-invitations = Invitations
admin-invite = Inviter quelqu’un
admin-invite-closed = Pour le moment, une invitation n’ouvre rien : seuls les exploitants créent des comptes.
admin-invite-made = L’invitation
admin-invite-hand-over = Envoyez ce lien à qui vous invitez. Il n’est montré que maintenant.
admin-invite-button = Créer une invitation
admin-invite-list = Invitations ouvertes
admin-invite-none = Il n’y en a pas.
admin-invite-withdraw = Retirer
admin-invite-withdrawn = L’invitation a été retirée ; son lien n’ouvre plus rien.
admin-invite-for = Pour { $email }
admin-invite-anybody = Pour quiconque a le lien
admin-invite-left =
    { $count ->
        [one] Il reste { $count } compte.
       *[other] Il reste { $count } comptes.
    }
admin-invite-ends = Créée { $when }, prend fin le { $day }.
admin-invite-email = Seulement pour cette adresse (facultatif)
admin-invite-email-hint = Avec une adresse, elle crée un seul compte, et avec cette adresse.
admin-invite-uses = Combien de comptes
admin-invite-uses-wrong = Un nombre de 1 à 10000.
admin-invite-days = Pour combien de jours
admin-invite-days-wrong = Un nombre de 1 à 365.
admin-invite-mail = S’il y a une adresse, y envoyer l’invitation ; sinon son lien s’affiche ici, une seule fois
admin-invite-mailed = L’invitation part par courrier.
admin-audit-event = Événement
admin-audit-usual = Tout sauf les renouvellements de jetons
admin-audit-all = Tout
admin-audit-person = Personne : nom d’utilisateur, adresse ou id
admin-audit-client = Application : son id
admin-audit-network = Réseau
admin-audit-actor = Administrateur qui l’a fait
admin-audit-from = Du
admin-audit-to = Au
admin-audit-no-day = Ce n’est pas un jour.
admin-audit-none = Le journal n’a rien de tel.
admin-audit-cut = Assez a été parcouru pour une page, jusqu’à { $when } ; il peut y en avoir d’autres.
admin-audit-export-title = L’emporter
admin-audit-export = Tous les événements qui correspondent, { $most } au plus, les plus récents d’abord. Pour en avoir plus, choisissez des jours ou utilisez la ligne de commande.
admin-audit-whose = Compte
admin-audit-by = Fait par
admin-audit-app = Application
admin-audit-detail = Détail
admin-settings-lead = Ce qui est en vigueur. On le change dans le fichier { $file } ou par des variables { $variable }, et cela vaut dès le prochain démarrage ; { $check } l’essaie, { $reference } explique tout.
admin-settings-default = La valeur par défaut
admin-settings-source = De { $source }
admin-settings-empty = vide
admin-health-database = Base de données
admin-health-place = Où
admin-health-schema = Schéma
admin-health-schema-fits = Version { $version }, celle qu’il faut à ce programme
admin-health-size = Taille
admin-health-log = Journal des écritures
admin-health-free = Libre sur son disque
admin-health-connections = Connexions
admin-health-connections-now = { $open } ouvertes, dont { $idle } inactives
admin-health-mail = Courrier
admin-health-mail-off = Aucun n’est envoyé : aucun serveur de messagerie n’est indiqué dans { $setting }.
admin-health-mails-waiting = En attente
admin-health-mails-since =
    { $count ->
        [one] { $count } message, depuis : { $when }
       *[other] { $count } messages, le plus ancien depuis : { $when }
    }
admin-health-mails-none = Aucun
admin-health-mails-failed = Abandonnés ces derniers jours
admin-health-mails-error = Le dernier problème :
admin-health-mails-retry = Réessayer maintenant
admin-health-mails-retried =
    { $count ->
        [0] Il n’y avait rien à réessayer.
        [one] { $count } message est réessayé.
       *[other] { $count } messages sont réessayés.
    }
admin-health-process = Ce processus
admin-health-version = Version
admin-health-started = Démarré
admin-health-jobs = Tâches
admin-health-jobs-lead = Ce que ce processus fait de lui-même. Il ne se souvient que de ses propres exécutions ; un autre processus de la même instance a les siennes.
admin-health-not-yet = N’a pas encore été exécutée.
admin-health-ran = Exécutée { $when }, pendant { $took } ms.
admin-health-every = Se repose { $span } entre deux exécutions.
admin-health-next = Se repose { $span } entre deux exécutions ; la prochaine dans { $left }.
admin-health-failed = Échouée
admin-health-doctor = La commande permesso doctor en dit plus, avec ce qu’il faut faire.
admin-reset-link = Un lien pour un nouveau mot de passe
    .means = Vous remettez le lien vous-même. Il sert une fois, pendant 24 heures ; un lien plus ancien prend fin. Le mot de passe actuel reste jusque-là.
    .hand-over = Remettez-le à la personne de façon que nul autre ne le lise. Il n’est montré que maintenant.
    .done = Le lien est prêt.
admin-end-sessions = Fermer toutes les sessions
    .means = Chaque navigateur devra se reconnecter. Les applications gardent leur accès.
    .done = Toutes les sessions de la personne sont fermées.
admin-end-access = Mettre fin aux applications et aux jetons
    .means = Toutes les applications perdent leur accès à ce compte, et tous les jetons personnels prennent fin.
    .done = Les applications et les jetons personnels n’ont plus accès.
admin-reset-factor = Retirer le second facteur
    .means = Pour qui l’a perdu : toutes les applications d’authentification, clés d’accès et codes de secours disparaissent, et le mot de passe suffit. Assurez-vous de qui vous le demande.
    .done = Le compte n’a plus de second facteur.
admin-promote = Nommer administrateur
    .means = Un administrateur peut faire tout ce que vous pouvez faire sur ces pages, votre compte compris.
    .done = La personne est maintenant administratrice.
admin-demote = Retirer l’administration
    .means = Ces pages se ferment aussitôt pour la personne. Le compte reste.
    .done = La personne n’est plus administratrice.
admin-disable = Désactiver le compte
    .means = Plus rien n’y fonctionne, ni connexion, ni applications, ni jetons, jusqu’à ce que vous le réactiviez. Rien n’est supprimé.
    .done = Le compte est désactivé.
admin-enable = Réactiver le compte
    .means = Il fonctionne comme avant, avec ses applications et ses jetons ; la personne se reconnecte.
    .done = Le compte est réactivé.
admin-delete = Supprimer le compte
    .means = Tout disparaît pour de bon : sessions, jetons, seconds facteurs et ce qui était permis aux applications connectées ({ $apps }). Les applications propres ({ $own }) disparaissent aussi, pour tous ceux qui les utilisent.
    .done = Le compte a été supprimé.

## Administration of apps

admin-apps-title = Applications
admin-apps-found = Résultats
admin-apps-search = Rechercher
admin-apps-text = Rechercher
admin-apps-text-hint = Si vous laissez ce champ vide, vous voyez les plus récentes. Un site est un hôte tel que example.org ; .example.org trouve aussi tout ce qui est en dessous.
admin-apps-text-wrong = Ce n’est pas un hôte. Écrivez-le sous la forme example.org ou .example.org.
admin-apps-by = Par
admin-apps-by-name = Le début du nom
admin-apps-by-site = Le site
admin-apps-by-id = Le client ID entier
admin-apps-by-owner = Le nom d’utilisateur du responsable
admin-apps-show = Afficher
admin-apps-show-all = Toutes les applications
admin-apps-show-waiting = En attente d’approbation
admin-apps-show-claimed = Dont quelqu’un a montré le secret
admin-apps-show-checked = Vérifiées
admin-apps-show-disabled = Désactivées
admin-apps-show-unused = Jamais utilisées
admin-apps-show-self = Enregistrées d’elles-mêmes
admin-apps-show-http = Avec un site sans chiffrement
admin-apps-order-newest = Les plus récentes d’abord.
admin-apps-order-name = Dans l’ordre des noms.
admin-apps-order-site = Dans l’ordre des sites.
admin-apps-none = Il n’y a pas de telles applications.
admin-apps-cut = { $count } applications ont été examinées pour cette page. Il peut y en avoir d’autres plus loin.
admin-apps-next = La suite
admin-apps-deleted = L’application est supprimée, avec tous ses jetons.
admin-apps-badge-barred = Désactivée par un administrateur
admin-apps-badge-disabled = Désactivée par son responsable
admin-apps-badge-merged = Fusionnée
admin-apps-badge-http = Sans chiffrement
admin-apps-site = { $host }
    .more =
        { $count ->
            [one] { $host } et { $count } autre site
           *[other] { $host } et { $count } autres sites
        }
admin-apps-registered = Enregistrée { $when }, { $door }
admin-apps-owner = { $name } en répond
admin-apps-people =
    { $count ->
        [0] Personne ne lui permet rien
        [one] { $count } personne lui permet quelque chose
       *[other] { $count } personnes lui permettent quelque chose
    }
admin-apps-people-many = { $count } personnes ou plus lui permettent quelque chose
admin-apps-used = Utilisée { $when }
admin-apps-unused = Jamais utilisée
admin-door-api = d’elle-même sur /api/client
admin-door-dynamic = d’elle-même sur /oauth/register
admin-door-developer = par son développeur
admin-door-operator = par les responsables de ce serveur
admin-app-back = Retour aux applications
admin-app-owner = Responsable
admin-app-nobody = Personne
admin-app-website = Site web
admin-app-description = À quoi elle sert
admin-app-secret = Elle en a un ; seule son empreinte est conservée.
admin-app-first-used = Première utilisation
admin-app-merged = Une autre application a pris sa place : { $app }. Rien de celle-ci ne fonctionne, et son logiciel apprend qu’il doit utiliser l’autre. Si vous la réactivez, cela prend fin.
admin-app-http = Elle envoie les gens vers un site sans chiffrement : quiconque écoute en chemin peut lire le code transmis. Les gens sont prévenus avant d’accepter.
admin-app-shares = D’autres applications ont le même site :
admin-app-approve-means = Personne ne peut l’utiliser avant que vous l’approuviez. Regardez d’abord son nom et où elle envoie les gens.
admin-app-approve = L’approuver
admin-app-approved = L’application est approuvée. Elle peut être utilisée maintenant.
admin-app-check-title = Vérification
admin-app-check-means = Une application vérifiée porte une marque là où l’on demande aux gens, et reçoit les erreurs sur son propre site. La marque disparaît quand son nom, son site, son responsable ou ses redirect URI changent.
admin-app-check = La marquer comme vérifiée
admin-app-uncheck = Retirer la marque
admin-app-checked = L’application est marquée comme vérifiée.
admin-app-unchecked = L’application n’est plus marquée comme vérifiée.
admin-app-policy-title = Jetons et demandes
admin-app-policy-saved = Le fonctionnement de ses jetons et demandes est changé. Les jetons qui existent déjà gardent leur durée.
admin-app-tokens = Combien de temps vivent ses jetons ?
admin-app-tokens-standard = Standard : jetons d’accès courts et refresh tokens qui ont une fin
admin-app-tokens-long = De longue durée : ils prennent fin après un an sans usage. Pour les logiciels qui ne renouvellent jamais
admin-app-access = Jetons d’accès, en secondes (facultatif)
admin-app-refresh = Refresh tokens inutilisés, en secondes (facultatif)
admin-app-lifetime-hint = Vide : comme choisi ci-dessus. De { $least } à { $most }.
admin-app-lifetime-wrong = Écrivez un nombre de secondes dans ces limites, ou rien.
admin-app-pkce = PKCE
admin-app-pkce-optional = Vérifié quand elle l’utilise
admin-app-pkce-required = Exigé de chaque demande
admin-app-match = Comment les redirect URI sont-elles comparées ?
admin-app-match-exact = Exactement, caractère par caractère
admin-app-match-origin = Seulement schéma, hôte et port. On vous le redemande
admin-app-audience = Serveur de ressources pour (facultatif)
admin-app-audience-hint = L’audience dont elle peut examiner les jetons, comme https://api.example.org. Vide : seulement les siens.
admin-app-audience-wrong = Une audience est une adresse absolue sans #, comme https://api.example.org.
admin-app-audience-public = C’est un client public, sans secret pour examiner des jetons.
admin-app-origin-title = Comparer seulement l’origine ?
admin-app-origin-means = « { $name } » pourra alors recevoir des réponses à toute adresse de ces sites, et pas seulement à celles qu’elle a enregistrées :
admin-app-origin-risk = Si une page de ces sites renvoie les gens vers une adresse choisie par d’autres, ou montre ce que d’autres ont écrit, des codes peuvent tomber en de mauvaises mains. L’application doit utiliser PKCE ou nommer sa redirect URI quand elle échange un code.
admin-app-origin-yes = Comparer seulement l’origine
admin-app-origin-no = Laisser comme c’est
admin-app-scopes-title = Ce qu’elle peut demander aux gens
admin-app-scopes-limit = Y a-t-il une limite ?
admin-app-scopes-all = Non : tout ce qui n’est pas réservé
admin-app-scopes-these = Oui : seulement ce qui est coché ci-dessous
admin-app-scopes-ticked = Dans la limite
admin-app-scopes-saved = Ce qu’elle peut demander est changé. Ce que les gens lui ont déjà permis reste.
admin-app-owner-title = Qui en répond
admin-app-owner-means = Qui en répond peut la modifier, la céder et la supprimer. Avec une autre personne, sa vérification prend fin, et tous ceux qui l’utilisent sont informés et interrogés à nouveau.
admin-app-claimed = { $name } a montré son secret et demande à en répondre.
admin-app-owner-give = La donner à cette personne
admin-app-owner-clear = Que personne n’en réponde
admin-app-owner-wrong = Personne ici n’a ce nom d’utilisateur.
admin-app-owner-set = Une autre personne répond de l’application maintenant.
admin-app-owner-cleared = Personne ne répond plus de l’application.
admin-app-rotate-means = Vous voyez le nouveau secret une fois, et vous le transmettez. Tous les autres prennent fin aussitôt : tant que le nouveau n’est pas en place, l’application ne peut rien échanger ni renouveler. Les jetons restent tels quels.
admin-app-rotated = L’application a un autre secret.
admin-app-disabled = L’application est désactivée.
admin-app-enabled = L’application est activée.
admin-app-refusals-none = Rien n’a été refusé à cette application ces 30 derniers jours.
admin-app-history = Ce qui s’est passé récemment
admin-app-history-none = Rien qui soit encore dans le journal.
admin-app-event = { $event }
    .detail = { $event } : { $detail }
admin-app-event-by = { $when }
    .administrator = { $when }, par l’administrateur { $name }
    .person = { $when }, compte { $name }
admin-twins-title = Applications qui partagent un site
admin-twins-lead = Un logiciel qui s’enregistre à nouveau laisse plusieurs applications pour son site. Vous trouvez ces sites ici, et vous mettez une application à la place des autres.
admin-twins-none = Aucun site n’a plus d’une application.
admin-twins-count =
    { $count ->
        [one] { $count } application
       *[other] { $count } applications
    }
admin-twins-count-many = Plus de { $count } applications
admin-twins-of-site = Applications de { $site }
admin-twins-single = Une seule application activée a ce site.
admin-twins-means = L’application que vous gardez reste telle quelle. Parmi les autres, celles que personne n’a jamais utilisées sont supprimées. Les autres sont désactivées, et leur logiciel apprend qu’il doit utiliser celle qui est gardée. Un jeton appartient à son application et ne change pas de place : qui utilise l’une des autres doit autoriser celle qui est gardée.
admin-twins-keep = Garder celle-ci
admin-twins-merge = Mettre à sa place celle qui est gardée
admin-twins-button = Fusionner
admin-twins-wrong = Choisissez une application à garder, et cochez-en au moins une autre.
admin-twins-done = Désactivées : { $disabled }. Supprimées, car jamais utilisées : { $deleted }. Laissées telles quelles : { $left }.
admin-twins-back = Retour aux sites
admin-scopes-lead = Ce que les applications peuvent demander ici aux gens, tel qu’ils le lisent.
admin-scopes-where = Elles se règlent dans le fichier de configuration, pas sur cette page : { $presets } pour celles fournies avec le serveur, { $own } pour les vôtres, { $default } pour ce que reçoivent les applications qui ne demandent rien.
admin-scopes-counted =
    { $count ->
        [one] Compté { $when }, et toutes les heures. { $count } application n’a pas de limite : elle peut demander tout ce qui n’est pas réservé.
       *[other] Compté { $when }, et toutes les heures. { $count } applications n’ont pas de limite : elles peuvent demander tout ce qui n’est pas réservé.
    }
admin-scopes-uncounted = Leur usage est compté toutes les heures ; le premier comptage est à venir.
admin-scopes-server = Fournie avec le serveur
admin-scopes-settings = De la configuration
admin-scopes-nowhere = N’est plus au catalogue
admin-scopes-restricted = Réservée
admin-scopes-default = Par défaut
admin-scopes-apps =
    { $count ->
        [one] Dans la limite de { $count } application
       *[other] Dans la limite de { $count } applications
    }
admin-scopes-grants =
    { $count ->
        [one] Autorisée { $count } fois à présent
       *[other] Autorisée { $count } fois à présent
    }

## For developers

docs-title = Crée une application pour { $instance }
docs-nav-start = Débuter
docs-nav-scopes = Scopes
docs-nav-tokens = Jetons
docs-nav-apis = Protéger une API
docs-nav-registration = Enregistrement
docs-nav-personal = Jetons personnels
docs-nav-limits = Limites
docs-nav-errors = Erreurs
docs-contents = Sur cette page
docs-lead = Six étapes et dix minutes te mènent de rien à un jeton utilisé. Les commandes marchent telles quelles dans tout shell avec curl et openssl ; un clic sélectionne un bloc entier.
docs-app-choose = Mets une de tes applications :
docs-app-none = aucune d’elles
docs-app-shown = Les commandes ci-dessous contiennent l’identifiant et l’URI de redirection de { $name }. Toi seul connais son secret ; { $link } en fait un autre.
docs-app-public = Les commandes ci-dessous contiennent l’identifiant et l’URI de redirection de { $name }. Elle n’a pas de secret et n’en a pas besoin. Ce que tu peux changer est ici : { $link }.
docs-app-link = la page de l’application
docs-app-sign-in = Si tu { $link }, les commandes peuvent contenir une application à toi.
docs-app-sign-in-link = te connectes
docs-own = Prends ton application
docs-register = Enregistre ton application
docs-register-text = Aucun compte n’est nécessaire. Mets ton propre nom et ton adresse ; les gens ne sont envoyés qu’à une adresse que tu enregistres.
docs-register-after = La réponse contient { $id } et { $secret }. Garde le secret sur ton serveur, et définis les deux pour la suite :
docs-authorize = Envoie quelqu’un ici
docs-authorize-text = Ceci crée une paire de preuves (PKCE), pour qu’un code volé ne serve à rien, et affiche une adresse. Ouvre-la dans un navigateur : elle demande à la personne de se connecter, puis si ton application peut entrer.
docs-authorize-after = Le navigateur revient à ton adresse avec { $code }, ton { $state } et { $iss }. Vérifie que les deux derniers sont le tien et le nôtre, puis garde le code ; il sert une fois, pendant { $span }. Au premier essai tu le trouves dans la barre d’adresse, même si rien n’y répond.
docs-exchange = Échange le code
docs-exchange-text = Depuis ton serveur, pas depuis un navigateur.
docs-exchange-after = La réponse contient { $access } et { $refresh }. Garde les deux comme des mots de passe :
docs-use = Utilise le jeton
docs-use-text = Il va toujours dans l’en-tête, jamais dans une adresse.
docs-refresh = Renouvelle-le
docs-refresh-text = Chaque renouvellement donne une nouvelle paire ; garde la nouvelle. Si la réponse se perd en route, redemande avec le même jeton : tu reçois la même paire.
docs-revoke = Rends-le
docs-revoke-text = Quand quelqu’un quitte ton application, mets fin à ce que tu détiens. Un jeton de renouvellement met fin à tout ce qui en est venu.
docs-machines = Pour les programmes : { $metadata } dit ce qui marche ici, { $openapi } décrit chaque point d’accès.
docs-scopes-title = Scopes
docs-scopes-lead = Un scope est une chose que quelqu’un peut permettre à une application. Ce serveur a ceux-ci.
docs-scopes-ask = Comment demander
docs-scopes-text = Sépare plusieurs scopes par des espaces. Demande peu, et davantage quand tu en as besoin.
docs-scopes-granted = On peut décocher des scopes un à un. Ce qui reste est dans { $scope } de la réponse ; règle-toi là-dessus.
docs-scopes-more = Pour demander plus ensuite, fais repasser la personne par l’autorisation. Ce qui était permis reste.
docs-scopes-limit = Une application peut avoir une limite : ce que son développeur a coché, ou ce que l’administration lui a donné. Au-delà, elle ne peut rien demander.
docs-scopes-none = Sans { $scope }, une application qui s’est enregistrée elle-même demande ce qu’elle a enregistré. Toutes les autres ne demandent rien et apprennent seulement qui est la personne, par { $path }.
docs-restricted = seulement pour les applications à qui l’administration l’a donné
docs-tokens-title = Jetons
docs-tokens-lead = À quoi ils ressemblent, combien de temps ils vivent ici, et ce qui y met fin.
docs-tokens-format = Format
docs-tokens-format-text = Chacun commence par son genre. Viennent ensuite 32 caractères de hasard et 6 de contrôle, rien que des minuscules et des chiffres : rien n’est jamais à encoder.
docs-tokens-checksum = Le contrôle est fait des 30 bits bas du CRC-32 de tout ce qui précède, les plus forts d’abord, dans l’alphabet { $alphabet }. Une faute de frappe est refusée sans regarder dans la base.
docs-tokens-scanners = Pour ceux qui cherchent des secrets
docs-tokens-scanners-text = Ce motif trouve tout secret de ce serveur. S’il en est un de connu, mets-y fin tout de suite.
docs-tokens-lifetimes = Durées de vie ici
docs-tokens-refresh-text = Un renouvellement donne un nouveau jeton d’accès et un nouveau jeton de renouvellement. L’ancien jeton d’accès finit à son heure, au plus tard un jour après.
docs-tokens-repeat = Des réponses se perdent. Tant que le nouveau jeton de renouvellement n’a pas servi, tu peux renvoyer l’ancien, pendant { $span } (applications sans secret : { $public }), et tu reçois la même paire. Plus tard, il passe pour volé.
docs-tokens-once = Ici un jeton de renouvellement sert une fois. Une deuxième fois passe pour un vol et met fin à tous les jetons de la famille.
docs-tokens-end = Ce qui y met fin
docs-kind-access = jeton d’accès
docs-kind-refresh = jeton de renouvellement
docs-kind-code = code d’autorisation
docs-kind-personal = jeton personnel
docs-kind-secret = secret d’une application
docs-kind-registration = jeton pour gérer un enregistrement
docs-kind-initial = jeton pour s’enregistrer
docs-life-code = Code d’autorisation, une fois
docs-life-access = Jeton d’accès
docs-life-long = Jeton d’accès d’une application qui s’est enregistrée elle-même comme chez Gancio : pas de fin fixe, sauf s’il ne sert pas pendant
docs-life-refresh = Jeton de renouvellement qui ne sert pas
docs-life-family = Jetons de renouvellement en tout, depuis le premier
docs-end-time = Leur temps est passé.
docs-end-revoke = Tu les rends : un jeton de renouvellement met fin à tout ce qui est venu avec lui, un jeton d’accès finit seul.
docs-end-person = La personne met fin à la connexion, ou l’administration le fait. La requête suivante le voit.
docs-end-replay = Quelqu’un a utilisé un code ou un jeton de renouvellement une deuxième fois.
docs-limits-title = Limites
docs-limits-lead = Combien ce serveur accepte. Ce sont les nombres mêmes qu’il applique.
docs-limits-rates = Requêtes d’un réseau
docs-limits-off = Ces limites sont désactivées sur ce serveur. Activées, ce seraient celles-ci :
docs-limits-answer = Qui en envoie plus reçoit 429 et { $after }, en secondes. Une adresse IPv4 ou un IPv6 /64 compte pour un réseau ; des réseaux plus larges ont des limites plus larges.
docs-limits-sizes = Tailles et nombres
docs-limit-rate = { $burst } d’un coup, puis { $hour } par heure
docs-limit-registration = Enregistrements d’applications
docs-limit-authorize = Demandes d’autorisation
docs-limit-secrets = Faux secrets d’applications
docs-limit-introspection = Introspections de ce qui n’est pas un jeton
docs-limit-sign-in = Essais de connexion
docs-limit-body = Corps d’une requête
docs-limit-graphql = Corps d’une requête GraphQL
docs-limit-depth = Profondeur d’une question GraphQL
docs-limit-complexity = Complexité d’une question GraphQL
docs-limit-pairs = Paramètres d’une requête
docs-limit-state = Caractères de state
docs-limit-uris = URI de redirection d’une application
docs-limit-uri = Caractères d’une URI de redirection
docs-limit-apps = Applications d’une personne
docs-limit-unused = Vie d’une application qui s’est enregistrée elle-même et n’a jamais servi
docs-errors-title = Erreurs
docs-errors-lead = Un refus est du JSON : { $error } est pour ton programme, { $description } dit quoi changer, et { $uri } mène à une de ces pages. Les refus d’une autorisation arrivent de même à ton URI de redirection.
docs-error-unknown = Ce serveur n’a pas d’erreur { $code }. Voici toutes celles qu’il a.
docs-error-when = Quand elle vient
docs-error-now = Que faire maintenant
docs-error-example = Un exemple
docs-error-status = Statut
docs-error-section = Définie dans
docs-error-all = Toutes les erreurs
docs-error-invalid-request =
    .what = Dans la requête, quelque chose manque, est en double ou ne peut pas être lu.
    .when = À chaque point d’accès : un paramètre manque ou est répété, le type de contenu est un autre, la méthode est fausse (405), le corps est trop grand (413), ou deux preuves d’identité sont venues ensemble.
    .now = Lis la description ; elle nomme le paramètre. Puis change la requête : renvoyée telle quelle, elle sera refusée de nouveau.
docs-error-invalid-client =
    .what = Ce serveur ne connaît pas ton application, ou son secret est faux.
    .when = Quand un code est échangé, ou un jeton renouvelé, rendu ou interrogé. Aussi quand l’application est supprimée, désactivée ou attend l’administration.
    .now = Compare l’identifiant et le secret avec ce que tu as reçu. Envoie le secret d’une seule façon, en HTTP Basic ou dans le corps. Si l’application n’est plus là, enregistre-la de nouveau et reconnecte la personne.
docs-error-invalid-grant =
    .what = Le code ou le jeton de renouvellement ne vaut pas, ou plus, pour cette requête.
    .when = Un code a déjà servi ou est trop vieux ; l’URI de redirection ou le vérificateur n’est pas celui de la demande ; un jeton de renouvellement est ancien, ou la personne a mis fin à la connexion.
    .now = Jette les jetons que tu as pour cette personne et fais-la repasser par l’autorisation. Si cela arrive au premier échange, compare l’URI de redirection et le vérificateur lettre par lettre.
docs-error-unauthorized-client =
    .what = Ton application ne peut pas demander ainsi.
    .when = Quand une application prend un chemin pour lequel elle n’est pas enregistrée.
    .now = Utilise le code d’autorisation avec PKCE ; il est ouvert à toutes.
docs-error-unsupported-grant-type =
    .what = Ce serveur ne connaît pas ce grant_type.
    .when = Au point d’accès des jetons, pour tout sauf un code d’autorisation ou un jeton de renouvellement.
    .now = Échange un code, ou renouvelle. Demander aux gens leur mot de passe n’existe pas ici.
docs-error-unsupported-response-type =
    .what = Ce serveur ne répond que par un code.
    .when = Au point d’accès d’autorisation, quand le response_type est un autre ou manque.
    .now = Demande le response_type « code », et échange-le contre des jetons.
docs-error-invalid-scope =
    .what = Tu as demandé un scope qui n’existe pas, ou que ton application ne peut pas demander.
    .when = À l’autorisation, pour un nom inconnu ou au-delà de la limite de ton application ; au renouvellement, pour plus qu’avant.
    .now = Compare avec la page des scopes. La limite de ton application est sur sa page ; l’administration peut l’élargir.
docs-error-access-denied =
    .what = Quelqu’un a dit non.
    .when = Une personne a refusé son accord, l’enregistrement est fermé ici (403), ou un changement du compte a été demandé qu’une application ne peut pas faire (403).
    .now = Accepte-le. Ne redemande pas aussitôt ; propose d’essayer plus tard.
docs-error-server-error =
    .what = Quelque chose s’est cassé dans ce serveur.
    .when = Jamais, si tout va bien. Rien n’a été donné ni changé.
    .now = Réessaie plus tard. Si cela persiste, donne à l’exploitant le numéro de la requête de l’en-tête X-Request-Id.
docs-error-temporarily-unavailable =
    .what = Pas maintenant : trop de requêtes sont venues de ton réseau (429), ou la base ne répond pas (503).
    .when = À chaque point d’accès.
    .now = Attends aussi longtemps que le dit Retry-After, puis renvoie la même requête. Rien n’a été changé.
docs-error-login-required =
    .what = Personne n’est connecté, et tu as demandé de ne pas demander.
    .when = À une autorisation avec prompt=none.
    .now = Fais repasser la personne par l’autorisation, sans prompt=none.
docs-error-consent-required =
    .what = Il faut demander à la personne, et tu as demandé de ne pas demander.
    .when = À une autorisation avec prompt=none, quand la personne ne l’a pas encore permis ou que l’application a changé depuis.
    .now = Fais repasser la personne par l’autorisation, sans prompt=none.
docs-error-invalid-token =
    .what = Le jeton d’accès est inconnu, expiré ou terminé.
    .when = À chaque ressource protégée, et à ta propre API derrière ce serveur.
    .now = Renouvelle-le une fois et réessaie. Si cela aussi est refusé, fais passer la personne par l’autorisation.
docs-error-unauthorized =
    .what = Il n’y a pas de jeton dans la requête.
    .when = À chaque ressource protégée, et là où un enregistrement est géré.
    .now = Envoie-le dans l’en-tête Authorization, après le mot Bearer. Un proxy devant ton programme a peut-être retiré l’en-tête.
docs-error-insufficient-scope =
    .what = Le jeton est bon, mais pas pour cela.
    .when = À une ressource protégée qui demande un scope que la personne n’a pas permis.
    .now = La réponse nomme le scope. Fais passer la personne par l’autorisation avec lui ; ce qu’elle a déjà permis reste.
docs-error-second-factor-required =
    .what = Ce changement demande un deuxième facteur.
    .when = Quand une adresse ou un mot de passe est changé par un jeton personnel sans privilèges avancés.
    .now = Demande un code à la personne, et renvoie la requête avec ce code dans l’en-tête X-Two-Factor-Authentication.
docs-error-second-factor-invalid =
    .what = Le deuxième facteur est faux, ou a déjà servi.
    .when = Après l’envoi d’un code qui ne convient pas. Les faux codes comptent : après plusieurs, des attentes commencent.
    .now = Attends le prochain code de l’application d’authentification. Un code de secours sert une fois.
docs-error-invalid-redirect-uri =
    .what = Une URI de redirection ne peut pas être enregistrée.
    .when = À un enregistrement : elle est relative, a un fragment ou un schéma qui n’est pas accepté, ou il n’en est pas venu du tout.
    .now = Lis les règles sur la page de l’enregistrement. La description nomme celle qui n’est pas suivie.
docs-error-invalid-client-metadata =
    .what = Autre chose dans l’enregistrement ne peut pas être accepté.
    .when = À un enregistrement ou à son changement : le corps n’est pas un objet JSON, une valeur est d’un autre type ou nomme ce que ce serveur ne fait pas.
    .now = La description nomme la valeur. Laisse de côté ce dont tu n’as pas besoin ; ce qui est inconnu est ignoré.
docs-error-invalid-scopes =
    .what = L’enregistrement nomme un scope que ce serveur n’a pas.
    .when = Seulement à l’enregistrement comme chez Gancio ; ses applications attendent ces mots mêmes.
    .now = Compare avec la page des scopes. Laisse les scopes de côté, et tu reçois ceux que l’exploitant a choisis.
docs-error-not-found =
    .what = Il n’y a rien à cette adresse.
    .when = Pour tout chemin que ce serveur n’a pas.
    .now = Compare le chemin avec les métadonnées ou le document OpenAPI.
docs-apis-title = Protéger une API
docs-apis-lead = Ton API, ouverte par les jetons de ce serveur : deux façons de demander ce que peut un jeton, et cinq programmes qui le font.
docs-apis-verify = Demande à chaque requête
docs-apis-verify-text = Transmets l’en-tête { $header } à { $path }. 204 laisse entrer la requête ; 401 et 403 repartent tels quels. Aucune application n’est nécessaire.
docs-apis-headers = Chaque 204 dit qui c’est : { $user }, { $id }, { $client }, { $scope } et { $factor }. Retire ces en-têtes de ce qui vient du dehors.
docs-apis-care = Si ce serveur ne répond pas, ne laisse entrer personne. Et ne garde pas un oui : ce que quelqu’un termine doit finir avec la requête suivante.
docs-apis-introspect = Ou interroge le jeton
docs-apis-introspect-text = Pour plus qu’oui ou non : de qui est le jeton, de quelle application, jusqu’à quand. Il faut une application avec un secret. Regarde d’abord { $active }.
docs-apis-resource-server = Une application ne voit que ses propres jetons. L’exploitant fait de la tienne un serveur de ressources, qui voit ceux de toutes :
docs-apis-files = Programmes entiers
docs-apis-files-text = Ils marchent tels quels ; les tests de ce serveur les exécutent. Sans jeton ils répondent 401, au-delà du scope 403.
docs-registration-title = Enregistrer une application
docs-registration-open = Ici tout programme peut s’enregistrer lui-même, sans compte.
docs-registration-token = Ici les programmes peuvent s’enregistrer eux-mêmes avec un jeton pour s’enregistrer ; l’exploitant le donne.
docs-registration-approval = Ici tout programme peut s’enregistrer lui-même. L’administration le regarde avant son premier usage.
docs-registration-closed = Ici les programmes ne peuvent pas s’enregistrer eux-mêmes. Crée ton application sur les pages de tes applications, ou demande à l’exploitant.
docs-registration-simple = Comme chez Gancio
docs-registration-simple-text = { $path } prend un formulaire ou du JSON. L’application reçoit un secret, et des jetons d’accès sans fin fixe.
docs-registration-dynamic = RFC 7591
docs-registration-dynamic-text = La voie standard, en JSON. La méthode « none » fait une application publique, qui n’a pas de secret et doit utiliser PKCE.
docs-registration-manage = La lire, la changer et la supprimer (RFC 7592)
docs-registration-manage-text = Avec { $token } de la réponse, à { $uri }. Un changement remplace tout ; ce que tu omets est oublié.
docs-registration-unused = Une application qui n’échange jamais de code disparaît après { $span }. Une qui a servi reste.
docs-uris = URI de redirection
docs-uri-https = { $https } pour tout hôte.
docs-uri-loopback = { $http } pour les adresses de bouclage et localhost ; là, le port est libre à chaque requête.
docs-uri-http = { $http } aussi pour d’autres hôtes, pour les applications avec un secret. Les gens sont avertis, et les codes vivent une minute.
docs-uri-scheme = Des schémas à toi avec un point, comme { $example }, pour les applications sans secret.
docs-uri-never = Jamais de fragment ni d’utilisateur, ni de paramètre { $code }, { $state }, { $iss } ou { $error }.
docs-uri-exact = Ce qu’envoie une requête doit être identique, lettre par lettre.
docs-personal-title = Jetons personnels
docs-personal-lead = Pour tes propres scripts : sans application, sans navigateur. Fais-en un ici : { $link }.
docs-personal-link = la page de tes jetons
docs-personal-query = Ce qui ne peut pas envoyer d’en-tête peut utiliser { $query }, seulement à { $user } et { $graphql }. Les adresses sont notées en maints endroits : préfère l’en-tête.
docs-personal-change = Changer ton compte
docs-personal-change-text = Avec le scope { $scope } un jeton change ton nom.
docs-personal-change-none = Ce serveur n’a pas le scope { $scope } ; ici, un jeton ne peut donc rien changer.
docs-personal-factor = Adresse et mot de passe
docs-personal-factor-text = Ceux-ci demandent plus. Un jeton avec privilèges avancés passe ; tout autre envoie { $header } avec { $totp } ou { $recovery }, une espace et le code. Sans deuxième facteur, envoie { $password } ; un nouveau mot de passe l’exige toujours.
docs-personal-factor-refused = Les refus sont { $required } et { $invalid }. Les applications d’autrui ne peuvent changer ni l’un ni l’autre.
