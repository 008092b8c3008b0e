### Deutsch. Wir duzen; ein Knopf sagt, was geschieht. Eingesetztes steht im Nominativ oder Akkusativ: andere Fälle kann es nicht bilden.

## Around every page

layout-skip = Zum Inhalt springen
layout-account = Dein Konto
layout-signed-in = Du bist angemeldet als
layout-sign-out = Abmelden
layout-footer = Mehr
layout-developers = Für Entwickler
layout-apps = Deine eigenen Apps
layout-software = Läuft mit Permesso
layout-language = Sprache

## Times, spans and places within sentences

time-now = gerade eben
time-minutes-ago =
    { $count ->
        [one] vor { $count } Minute
       *[other] vor { $count } Minuten
    }
time-hours-ago =
    { $count ->
        [one] vor { $count } Stunde
       *[other] vor { $count } Stunden
    }
time-yesterday = gestern
time-days-ago =
    { $count ->
        [one] vor { $count } Tag
       *[other] vor { $count } Tagen
    }
time-day =
    { $day }. { $month ->
        [1] Januar
        [2] Februar
        [3] März
        [4] April
        [5] Mai
        [6] Juni
        [7] Juli
        [8] August
        [9] September
        [10] Oktober
        [11] November
       *[12] Dezember
    } { $year }
time-date = am { time-day }
time-from = { $when }, aus { $network }
time-never = nie
span-seconds =
    { $count ->
        [one] { $count } Sekunde
       *[other] { $count } Sekunden
    }
span-minutes =
    { $count ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }
span-hours =
    { $count ->
        [one] { $count } Stunde
       *[other] { $count } Stunden
    }
span-days =
    { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }
place-name = { $name }
place-device = eine App auf diesem Gerät
place-device-heading = Eine App auf diesem Gerät

## Start page

home-title = Willkommen
home-lead = Das ist die Tür von { $instance }. Hier meldest du dich an, und hier entscheidest du, welche Apps dein Konto benutzen dürfen.
home-promise = Keine App kommt ohne dein Ja herein, keine sieht dein Passwort, und jedes Ja kannst du jederzeit zurücknehmen.
home-sign-in = Anmelden
home-account = Zu deinem Konto
home-setup-title = Noch nicht eingerichtet
home-setup = Diesen Server verwaltet noch niemand. Öffne den Einrichtungslink, den er dort ausgegeben hat, wo er gestartet wurde, oder lass einen neuen ausgeben mit:
home-developers = Du schreibst eine App? Die { $docs } bringen dich von null zu einem Token, das funktioniert.
home-docs = Seiten für Entwickler

## Sign-in

sign-in-title = Anmelden
sign-in-continue = danach geht es weiter an { $place }
sign-in-username = Benutzername oder E-Mail-Adresse
sign-in-password = Passwort
sign-in-button = Anmelden
sign-in-wrong = Der Name und das Passwort gehören nicht zusammen. Prüfe beide und versuche es noch einmal.
sign-in-slow-down = Es gab zu viele Versuche. Warte { $span } und versuche es dann noch einmal; bis dahin wird kein Passwort angesehen.
sign-in-passkey = Mit einem Passkey anmelden
sign-in-signed-out = Du bist abgemeldet.
sign-in-forgotten = Passwort vergessen? { $recover }
sign-in-recover = Ein anderes wählen

## Second factor, codes and passkeys

second-factor-title = Noch ein Schritt
second-factor-lead = Das Passwort von { $name } stimmt. Zeige nun, dass du auch hast, was dazugehört.
second-factor-lead-app = Das Passwort von { $name } stimmt. Zeige nun, dass du auch hast, was dazugehört; danach geht es weiter an { $place }.
second-factor-button = Anmelden
second-factor-lost-title = Ist dein Gerät weg?
second-factor-lost = Nimm einen deiner Wiederherstellungscodes: Jeder gilt einmal, anstelle eines Codes der App. Hast du keinen, kann dich wieder hereinlassen, wer { $instance } betreibt, sobald feststeht, dass du es bist.
second-factor-lost-all = Für dieses Konto sind keine Wiederherstellungscodes übrig. Wer { $instance } betreibt, kann dich wieder hereinlassen, sobald feststeht, dass du es bist.
second-factor-cancel = Von vorn beginnen
code-label = Code
code-hint = Die sechs Ziffern, die deine Authentifizierungs-App gerade zeigt.
code-hint-or-recovery = Die sechs Ziffern, die deine Authentifizierungs-App gerade zeigt, oder einer deiner Wiederherstellungscodes.
code-recovery-label = Wiederherstellungscode
code-recovery-hint = Einer der Codes, die du beim Hinzufügen deines Passkeys weggelegt hast. Jeder gilt einmal.
code-wrong = Dieser Code passt nicht. Eine App zeigt alle 30 Sekunden einen neuen, und jeder Code gilt einmal.
code-slow-down = Es gab zu viele Versuche. Warte { $span } und versuche es dann noch einmal; bis dahin wird nichts angesehen.
passkey-sign-in =
    .title = Mit einem Passkey anmelden
    .lead = Dein Browser fragt dich nach dem Passkey deines Kontos: per Fingerabdruck, Gesicht, PIN oder mit einem Schlüssel zum Einstecken.
    .without = Du kannst dich stattdessen mit Benutzername und Passwort anmelden.
    .back = Stattdessen mit einem Passwort anmelden
passkey-second-factor =
    .title = Benutze deinen Passkey
    .lead = Dein Browser fragt dich nach dem Passkey deines Kontos: per Fingerabdruck, Gesicht, PIN oder mit einem Schlüssel zum Einstecken.
    .without = Du kannst zurückgehen und stattdessen einen Code eingeben.
    .back = Stattdessen einen Code eingeben
passkey-proof =
    .title = Zeige, dass du es bist
    .lead = Dein Browser fragt dich nach dem Passkey deines Kontos: per Fingerabdruck, Gesicht, PIN oder mit einem Schlüssel zum Einstecken.
    .without = Du kannst zurückgehen und stattdessen einen Code eingeben.
    .back = Zurück, ohne etwas zu ändern
passkey-enrol =
    .title = Passkey hinzufügen
    .lead = Ein Passkey bleibt auf diesem Gerät, in deinem Passwort-Manager oder auf einem Schlüssel zum Einstecken. Er gilt nur für diese Website; keine andere kann ihn dir entlocken.
    .without = Du kannst stattdessen eine Authentifizierungs-App hinzufügen.
    .back = Zurück, ohne einen hinzuzufügen
passkey-use = Passkey benutzen
passkey-continue = Weiter mit deinem Passkey
passkey-make = Diesen Passkey anlegen
passkey-name-value = Passkey
passkey-waiting = Dein Browser fragt dich jetzt. Folge dem, was er sagt.
passkey-failed = Das wurde abgebrochen, dauerte zu lange, oder dieses Gerät hat keinen passenden Passkey. Drücke den Knopf, um es noch einmal zu versuchen.
passkey-unsupported = Dieser Browser kann hier keine Passkeys benutzen. Geh zurück und nimm einen anderen Weg.
passkey-refused = Dieser Passkey wurde nicht angenommen. Vielleicht gehört er zu einem anderen Konto, wurde entfernt, oder die Antwort kam zu spät. Versuche es noch einmal, oder geh zurück und nimm einen anderen Weg.
passkey-no-script = Passkeys brauchen JavaScript, das hier ausgeschaltet ist.
copied = Kopiert

## The proof before a change

confirm-title = Zeige, dass du es bist
confirm-other = Zeige vor dieser Änderung noch einmal, dass du es bist.
confirm-add-method = Bevor du einen zweiten Faktor hinzufügst, zeige noch einmal, dass du es bist.
confirm-remove-method = Bevor ein zweiter Faktor entfernt wird, zeige noch einmal, dass du es bist.
confirm-recovery-codes = Bevor du neue Wiederherstellungscodes bekommst, zeige noch einmal, dass du es bist.
confirm-password-change = Bevor du dein Passwort änderst, zeige noch einmal, dass du es bist.
confirm-make-token = Bevor dieses Token angelegt wird, zeige noch einmal, dass du es bist.
confirm-change-token = Bevor dieses Token geändert wird, zeige noch einmal, dass du es bist.
confirm-make-app = Bevor diese App registriert wird, zeige noch einmal, dass du es bist.
confirm-change-app = Bevor diese App geändert wird, zeige noch einmal, dass du es bist.
confirm-password = Dein Passwort
confirm-wrong-password = Das ist nicht dein Passwort. Prüfe es und versuche es noch einmal.
confirm-button = Bestätigen und weiter
confirm-back = Zurück, ohne etwas zu ändern
confirm-remembered = Das hält jemanden auf, der dein Gerät entsperrt vorfindet. Dein Nachweis gilt { $span } lang, nur in diesem Browser.

## A new e-mail address

confirm-email-title = Bestätige deine E-Mail-Adresse
confirm-email-ask = Dein Konto bei { $instance } benutzt von jetzt an { $email } und nicht mehr die Adresse davor.
confirm-email-button = Diese Adresse benutzen
confirm-email-done-title = Deine Adresse ist bestätigt
confirm-email-done = Dein Konto bei { $instance } benutzt jetzt { $email }.
confirm-email-gone-title = Dieser Link funktioniert nicht
confirm-email-gone = Der Link bestätigt keine Adresse bei { $instance }, oder nicht mehr. Nichts wurde geändert.
confirm-email-gone-way = Ein Link gilt einmal, 24 Stunden lang, und jeder neue beendet den davor. Er endet auch, wenn die Adresse inzwischen zu einem anderen Konto gehört. Bitte dort um einen neuen Link, wo du diesen bekommen hast.

## Joining and recovering

sign-up-title = Dein Konto anlegen
sign-up-lead = Du bist zu { $instance } eingeladen. Wähle, wie du hier heißen willst, und ein Passwort.
sign-up-lead-for = Du bist als { $email } zu { $instance } eingeladen. Wähle, wie du hier heißen willst, und ein Passwort.
sign-up-have-one = Ich habe schon ein Konto
recover-title = Ein anderes Passwort
recover-ask =
    .title = Passwort vergessen?
    .lead = Wer { $instance } betreibt, kann dir einen Link geben, mit dem du ein anderes wählst.
    .next = Frag so, dass man erkennt, dass du es bist. Ein Link ist für ein Konto, gilt einmal und einen Tag lang.
recover-gone =
    .title = Dieser Link funktioniert nicht
    .lead = Er wurde schon benutzt, ist zu alt, oder ein neuerer hat ihn ersetzt. Nichts wurde geändert.
    .next = Bitte die, die { $instance } betreiben, um einen anderen Link.
recover-choose =
    .title = Wähle ein anderes Passwort
    .lead = Es ist für das Konto { $username } bei { $instance }.
    .next = Es beendet, was das alte geöffnet hat: Du wirst überall abgemeldet, und Apps und persönliche Token verlieren ihren Zugriff. Dein zweiter Faktor bleibt.
recover-done =
    .title = Dein neues Passwort gilt
    .lead = Du bist überall abgemeldet, und keine App hat mehr Zugriff auf dein Konto bei { $instance }.
    .next = Melde dich mit dem Passwort an, das du gerade gewählt hast, und verbinde die Apps, die du noch willst.
sign-up-lead-mailed = Die Adresse { $email } gehört dir. Wähle, wie du bei { $instance } heißen willst, und ein Passwort.
sign-up-other-browser = Du kommst von einer App, die in einem anderen Browser wartet oder zu lange gewartet hat. Geh zurück zur App, wenn dein Konto angelegt ist, und fang dort noch einmal an.
sign-up-ask-lead = Welche E-Mail-Adresse soll dein Konto bei { $instance } haben? Dorthin geht ein Link, mit dem du weitermachst.
sign-up-ask-button = Schickt mir den Link
sign-up-ask-gone = Dieser Link funktioniert nicht: Er wurde schon benutzt oder ist älter als zwei Stunden. Du kannst einen anderen anfordern.
sign-up-sent-title = Schau in dein Postfach
sign-up-sent = Wenn wir an { $email } schreiben können, ist eine Mail unterwegs. Öffne den Link darin innerhalb von zwei Stunden.
sign-up-sent-app = Öffne ihn in diesem Browser: Dann kommst du zurück zu der App, von der du kommst.
sign-up-sent-again = Nach einigen Minuten nichts da? Schau auch unter den unerwünschten Mails nach, oder { $again }.
sign-up-sent-again-link = frag noch einmal
sign-up-done-title = Dein Konto ist angelegt
sign-up-done-lead = Du bist jetzt bei { $instance } angemeldet.
sign-up-done-app = Um mit der App weiterzumachen, von der du kommst, geh zu ihr zurück und fang dort noch einmal an.
sign-in-sign-up = Noch kein Konto? { $make }
sign-in-sign-up-link = Leg eines an
recover-ask-mail =
    .title = Passwort vergessen?
    .lead = Gib deinen Benutzernamen bei { $instance } ein oder deine E-Mail-Adresse. Ein Link, mit dem du ein anderes Passwort wählst, geht an die Adresse des Kontos.
    .next = Der Link gilt einmal, eine Stunde lang.
recover-sent =
    .title = Schau in dein Postfach
    .lead = Wenn es bei { $instance } ein solches Konto gibt, ist eine Mail an seine Adresse unterwegs.
    .next = Öffne den Link darin innerhalb einer Stunde. Nach einigen Minuten nichts da? Schau auch unter den unerwünschten Mails nach.
recover-gone-mail =
    .title = Dieser Link funktioniert nicht
    .lead = Er wurde schon benutzt, ist zu alt, oder ein neuerer hat ihn ersetzt. Nichts wurde geändert.
    .next = Du kannst einen anderen anfordern.
recover-again = Einen anderen Link anfordern
address-lead = Dein Konto hat die Adresse { $email }. Noch niemand hat bestätigt, dass sie dir gehört.
address-lead-verified = Dein Konto hat die Adresse { $email }. Du hast bestätigt, dass sie dir gehört.
address-waits = { $email } wartet auf ihren Link: Den haben die Leute, die diesen Server betreiben. Bis er benutzt wird, bleibt deine Adresse, wie sie ist.
address-waits-mail = Eine Mail an { $email } ist unterwegs. Öffne den Link darin innerhalb eines Tages; bis dahin bleibt deine Adresse, wie sie ist.
address-forget = Meine Adresse behalten
address-forgotten = Deine Adresse bleibt, wie sie ist; keine andere wartet.
address-same = Das ist die Adresse, die du hast.
address-field = Neue E-Mail-Adresse
address-hint = Sie gilt, sobald ein Link benutzt wurde, den dir die Leute geben, die diesen Server betreiben.
address-hint-mail = Sie gilt, sobald der Link benutzt wurde, der dorthin geht. Die Adresse, die du jetzt hast, erfährt davon.
address-button = Adresse ändern
address-back = Zurück zu deinem Konto
delete-title = Dein Konto löschen
delete-lead = Das beendet dein Konto { $username } bei { $instance } sofort und für immer. Niemand kann es zurückholen.
delete-goes = Was verschwindet
delete-sessions = { $count ->
        [one] Du wirst in diesem Browser abgemeldet.
       *[other] Du wirst in { $count } Browsern abgemeldet.
    }
delete-apps = { $count ->
        [0] Keine App hat einen Zugang, der enden würde.
        [one] Eine App verliert ihren Zugang zu deinem Konto.
       *[other] { $count } Apps verlieren ihren Zugang zu deinem Konto.
    }
delete-tokens = { $count ->
        [0] Du hast keine persönlichen Tokens, die enden würden.
        [one] Dein persönliches Token endet.
       *[other] Deine { $count } persönlichen Tokens enden.
    }
delete-own-app = { $count ->
        [0] Deine eigene App „{ $name }“ wird gelöscht. Niemand ist mit ihr verbunden.
        [one] Deine eigene App „{ $name }“ wird gelöscht, und eine Person kann sie hier nicht mehr benutzen.
       *[other] Deine eigene App „{ $name }“ wird gelöscht, und { $count } Personen können sie hier nicht mehr benutzen.
    }
delete-hand-over = Wenn jemand eine deiner Apps behalten soll, übergib sie vorher, unter { $developer }.
delete-stays = Was bleibt
delete-stays-record = Eine Aufzeichnung dessen, was geschehen ist, ohne deinen Namen und deine Adresse, 400 Tage lang.
delete-stays-elsewhere = Was Apps schon gelesen oder veröffentlicht haben: Das können nur sie löschen.
delete-last-admin = Außer dir verwaltet niemand diesen Server, also kann das Konto nicht gelöscht werden. Gib vorher jemand anderem die Verwaltung.
delete-name = Gib zur Bestätigung deinen Benutzernamen ein
delete-wrong-name = Das ist nicht dein Benutzername.
delete-button = Mein Konto löschen
delete-back = Mein Konto behalten
deleted-title = Dein Konto ist gelöscht
deleted-lead = Alles, was bei { $instance } daran hing, ist beendet. Danke, dass du hier warst.
deleted-home = Zur Startseite
confirm-address = Bevor deine Adresse geändert wird, zeig noch einmal, dass du es bist.
confirm-delete-account = Bevor dein Konto gelöscht wird, zeig noch einmal, dass du es bist.
history-reset-mailed = Ein Link für ein neues Passwort wurde angefordert und ging an deine Adresse.
history-email-mailed = Der Link deiner neuen Adresse ging dorthin.

## Mails

mail-network-asked = Die Anfrage kam aus dem Netz { $network }.
mail-network-done = Das geschah aus dem Netz { $network }.
mail-footer = Geschickt von { $instance }, { $url }. Antworten auf diese Mail liest niemand.
mail-sign-up =
    .subject = Leg dein Konto bei { $instance } an
    .lead = Jemand, hoffentlich du, möchte mit dieser Adresse ein Konto bei { $instance } anlegen.
    .button = Konto anlegen
    .next = Der Link gilt einmal, innerhalb von zwei Stunden, und zeigt, dass die Adresse dir gehört.
    .not-you = Wenn du es nicht warst, tu nichts: Ohne den Link wird kein Konto angelegt.
mail-has-account =
    .subject = Du hast schon ein Konto bei { $instance }
    .lead = Jemand, hoffentlich du, möchte diese Adresse bei { $instance } benutzen. Sie gehört schon zum Konto { $username }.
    .button = Anmelden
    .next = Wenn du das Passwort vergessen hast, kannst du ein anderes wählen: { $recover }
    .not-you = Wenn du es nicht warst, tu nichts: Nichts hat sich geändert, und wer gefragt hat, weiß nicht, dass du ein Konto hast.
mail-reset =
    .subject = Ein anderes Passwort für { $instance }
    .lead = Jemand, hoffentlich du, hat das Passwort des Kontos { $username } bei { $instance } vergessen.
    .button = Anderes Passwort wählen
    .next = Der Link gilt einmal, innerhalb einer Stunde. Ein neues Passwort meldet dich überall ab und beendet den Zugang von Apps und deine persönlichen Tokens; dein zweiter Faktor bleibt.
    .not-you = Wenn du es nicht warst, tu nichts: Dein Passwort bleibt, wie es ist.
mail-invitation =
    .subject = Du bist zu { $instance } eingeladen
    .lead = Die Leute, die { $instance } betreiben, laden dich ein, mit dieser Adresse ein Konto anzulegen.
    .button = Konto anlegen
    .next = Der Link gilt einmal und zeigt, dass die Adresse dir gehört.
    .not-you = Wenn du nicht weißt, worum es geht, tu nichts: Ohne den Link wird kein Konto angelegt.
mail-new-address =
    .subject = Ist das deine Adresse?
    .lead = Das Konto { $username } bei { $instance } soll von nun an diese Adresse haben.
    .button = Adresse bestätigen
    .next = Der Link gilt einmal, innerhalb eines Tages. Bis dahin behält das Konto die Adresse, die es hat.
    .not-you = Wenn es nicht dein Konto ist, tu nichts: Dann ändert sich nichts.
mail-address-asked =
    .subject = Eine andere Adresse für dein Konto bei { $instance }?
    .lead = Das Konto { $username } bei { $instance } soll statt dieser die Adresse { $email } haben. Sie ändert sich, sobald der Link benutzt wird, der dorthin ging.
    .not-you = Wenn du es nicht warst, benutzt jemand anderes dein Konto. Ändere sofort dein Passwort und schau nach, was angemeldet ist: { $security }
mail-address-changed =
    .subject = Dein Konto bei { $instance } hat eine andere Adresse
    .lead = Das Konto { $username } bei { $instance } hat jetzt die Adresse { $email }. Das war die letzte Mail an die alte.
    .not-you = Wenn du es nicht warst, benutzt jemand anderes dein Konto. Schreib sofort den Leuten, die { $instance } betreiben.
mail-password-changed =
    .subject = Dein Passwort bei { $instance } wurde geändert
    .lead = Das Konto { $username } bei { $instance } hat ein anderes Passwort.
    .not-you = Wenn du es nicht warst, wähle sofort ein anderes, mit einem Link an diese Adresse: { $recover }
mail-factor-removed =
    .subject = Ein zweiter Faktor bei { $instance } wurde entfernt
    .lead = Das Konto { $username } bei { $instance } hat einen zweiten Faktor weniger oder gar keinen mehr.
    .not-you = Wenn du es nicht warst, ändere sofort dein Passwort und schau nach, was dein Konto schützt: { $security }
mail-deleted =
    .subject = Dein Konto bei { $instance } ist gelöscht
    .lead = Das Konto { $username } bei { $instance } gibt es nicht mehr, auch nicht seine Sitzungen, den Zugang von Apps, seine persönlichen Tokens und seine eigenen Apps.
    .next = Eine Aufzeichnung dessen, was geschehen ist, bleibt 400 Tage lang, ohne deinen Namen und deine Adresse.
    .not-you = Wenn du es nicht warst, schreib den Leuten, die { $instance } betreiben.
mail-test =
    .subject = Mails von { $instance } kommen an
    .lead = Wer den Server betreibt, hat um diesen Versuch gebeten: Mails von { $instance } kommen an dieser Adresse an.

## Setup

setup-title = Das erste Konto anlegen
setup-lead = Du hast den Einrichtungslink von { $instance }, also wirst du es verwalten. Danach funktioniert der Link nicht mehr.
setup-username = Benutzername
setup-username-hint = 2 bis 39 Zeichen: a bis z, 0 bis 9, Punkt, Bindestrich und Unterstrich.
setup-name = Dein Name
setup-name-hint = Wie andere ihn sehen.
setup-email = E-Mail-Adresse
setup-password = Passwort
setup-password-hint = Lang schlägt kompliziert: Vier oder fünf Wörter, die nicht zusammengehören, ergeben ein gutes. Auch dein Passwort-Manager kann eines machen.
setup-button = Dieses Konto anlegen
setup-wrong =
    { $count ->
        [one] Ein Feld muss geändert werden:
       *[other] { $count } Felder müssen geändert werden:
    }
setup-done-title = { $instance } gehört dir
setup-done-lead = Das Konto { $username } verwaltet { $instance }. Der Einrichtungslink funktioniert nicht mehr.
setup-done-next = Melde dich mit dem Passwort an, das du gerade gewählt hast.
setup-done-button = Anmelden

## What is wrong with what was typed

wrong-username-length = Ein Benutzername hat 2 bis 39 Zeichen.
wrong-username-characters = Ein Benutzername besteht aus kleinen Buchstaben von a bis z, Ziffern, Punkten, Unterstrichen und Bindestrichen.
wrong-username-start = Ein Benutzername beginnt mit einem Buchstaben oder einer Ziffer.
wrong-username-taken = Dieser Benutzername ist vergeben.
wrong-name = Höchstens 100 Zeichen, in einer Zeile.
wrong-email = Eine E-Mail-Adresse sieht aus wie name@example.org.
wrong-email-length = Eine E-Mail-Adresse hat höchstens 254 Zeichen.
wrong-email-taken = Mit dieser Adresse gibt es schon ein Konto.
weak-breached = Dieses Passwort ist durch ein Datenleck einer Website bekannt geworden und wird deshalb mit als Erstes probiert. Nimm ein anderes.
weak-same = Das ist das Passwort, das du schon hast.
weak-short = Nimm mindestens 15 Zeichen. Vier oder fünf Wörter, die nicht zusammengehören, sind leicht zu merken und schwer zu erraten.
weak-long = Nimm höchstens 100 Zeichen.
weak-personal = Es besteht vor allem aus deinem Namen, deiner Adresse oder dem Namen dieser Website. Nimm andere Wörter.
weak-rows = Tastenreihen sind leicht zu erraten.
weak-repeats = Wiederholungen sind leicht zu erraten.
weak-common = Viele Menschen benutzen dieses Passwort.
weak-similar = Es ähnelt einem Passwort, das viele Menschen benutzen.
weak-sequences = Folgen wie abc oder 6543 sind leicht zu erraten.
weak-dates = Daten und Jahreszahlen sind leicht zu erraten.
weak-word = Ein einzelnes Wort ist leicht zu erraten.
weak-names = Namen sind leicht zu erraten.
weak-use-phrase = Nimm ein paar Wörter, die keine geläufige Wendung ergeben.
weak-add-words = Füge ein oder zwei Wörter hinzu, die mit dem Rest nichts zu tun haben.
weak-capitals = Großbuchstaben helfen wenig; ein weiteres Wort hilft mehr.
weak-reversed = Rückwärts geschriebene Wörter helfen wenig; ein weiteres Wort hilft mehr.
weak-substitutions = @ statt a oder 0 statt o zu schreiben hilft wenig; ein weiteres Wort hilft mehr.
weak-use-words = Nimm Wörter statt Muster auf der Tastatur.
weak-avoid-repeats = Vermeide Wörter und Zeichen, die sich wiederholen.
weak-avoid-sequences = Vermeide Folgen.
weak-avoid-dates = Vermeide Daten und Jahreszahlen, die mit dir zu tun haben.

## Consent

consent-title = { $site } hereinlassen?
consent-ask-site = { $site } will dein Konto benutzen
consent-ask-device = { $place } will dein Konto benutzen
consent-ask-app = Die App hinter { $scheme } will dein Konto benutzen
consent-punycode = In der Adresszeile: { $host }
consent-name = Sie nennt sich „{ $name }“.
consent-nameless = Sie nennt keinen Namen.
consent-badge-checked = Geprüft
consent-badge-unchecked = Nicht geprüft
consent-checked = Jemand von { $instance } hat sich diese App angesehen.
consent-unchecked = Niemand von { $instance } hat sich diese App angesehen. Sag nur Ja, wenn du selbst gerade von ihr kommst.
consent-mixed = Ihr Name mischt Buchstaben mehrerer Alphabete und kann wie ein anderer Name aussehen. Richte dich nach der Adresse.
consent-website = Sie sagt, dass sie zu { $website } gehört.
consent-registered = Registriert wurde sie hier { $when }.
consent-changed = Sie hat sich seit deinem letzten Ja geändert
consent-changed-name = Sie nannte sich „{ $before }“ und jetzt „{ $after }“.
    .new = Sie nannte keinen Namen und nennt sich jetzt „{ $after }“.
    .gone = Sie nannte sich „{ $before }“ und nennt jetzt keinen Namen.
consent-changed-website = Sie sagte, dass sie zu { $before } gehört, und jetzt zu { $after }.
    .new = Sie sagt jetzt, dass sie zu { $after } gehört.
    .gone = Sie sagt nicht mehr, dass sie zu { $before } gehört.
consent-changed-redirect = Sie schickte dich zu { $before } und jetzt zu { $after }.
    .new = Sie kann dich jetzt auch zu { $after } schicken.
    .gone = Sie schickt dich nicht mehr zu { $before }.
consent-changed-owner = Jetzt verwaltet sie jemand anderes.
consent-account = Das benutzte Konto
consent-switch = Nicht du?
consent-admin = Du verwaltest { $instance }. Dienste, die deinem Konto vertrauen, lassen diese App vielleicht so weit reichen wie dich; ein gewöhnliches Konto ist die sicherere Wahl.
consent-able = Sie wird können
consent-identity = Deinen Namen und deinen Benutzernamen sehen
consent-only-identity = Sie erfährt nur, wer du bist: deinen Namen und deinen Benutzernamen. Sonst kann sie nichts lesen und nichts ändern.
consent-untick = Entferne das Häkchen bei dem, was du nicht geben willst.
consent-unable = Sie wird nicht können
consent-not-password = Dein Passwort sehen oder ändern
consent-not-email = Deine E-Mail-Adresse sehen
consent-not-apps = Sich hier als du anmelden oder andere Apps hereinlassen
consent-not-more = Etwas tun, das oben nicht steht
consent-duration = Wie lange
consent-lasts-until = Höchstens { $max } lang; kürzer, wenn die App { $idle } lang nicht benutzt wird.
consent-lasts-while-used = Solange die App benutzt wird; es endet, wenn sie { $idle } lang nicht benutzt wird.
consent-stop = Du kannst es jederzeit beenden unter { $apps }.
consent-to-site = Ob du ablehnst oder erlaubst, danach geht es zu { $site }.
consent-to-device = Ob du ablehnst oder erlaubst, danach geht es zu einer App auf diesem Gerät, unter { $host }.
consent-to-app = Ob du ablehnst oder erlaubst, danach geht es zu der App auf diesem Gerät, die Links mit { $scheme } öffnet.
consent-plain-http = Der Weg dorthin ist nicht verschlüsselt (einfaches http). Andere in deinem Netz könnten mitlesen und dein Konto so benutzen, wie es diese App darf.
consent-deny = Ablehnen
consent-allow = Erlauben für { $place }
consent-allow-device = Dieser App erlauben
consent-closes = Diese Frage bleibt { $span } lang offen. Danach beginne in der App von vorn.

## Scopes that come with the server

scope-email = Deine E-Mail-Adresse sehen
scope-event-write = Deine Veranstaltungen hinzufügen und bearbeiten. Das schließt das Löschen ein.
scope-incognito = Auf dein Inkognito-Konto zugreifen.
scope-account = Dein Konto, deine Kollektive und deine Organisationen verwalten.
scope-expenses = Ausgaben und Auszahlungsarten anlegen und verwalten.
scope-orders = Beiträge und Zahlungsarten anlegen und verwalten.
scope-transactions = Erfasste Transaktionen erstatten und ablehnen.
scope-virtual-cards = Virtuelle Karten anlegen und verwalten.
scope-updates = Neuigkeiten anlegen und verwalten.
scope-conversations = Unterhaltungen anlegen und verwalten.
scope-webhooks = Webhooks anlegen und verwalten.
scope-host = Fiscal Hosts verwalten.

## Errors: what happened, why, what to do now

error-request-id = Anfrage
error-back = Zurück an { $place }
error-code = Code
error-home = Zur Startseite
error-developer = Für alle, die die App entwickeln
error-not-found =
    .title = Hier ist nichts
    .what = Keine Seite von { $instance } hat diese Adresse.
    .why = Vielleicht ist sie vertippt, oder die Seite ist umgezogen oder nicht mehr da.
    .way = Prüfe die Adresse, oder beginne auf der Startseite.
error-method =
    .title = Diese Adresse funktioniert anders
    .what = Die Seite gibt es, aber so kann man sie nicht aufrufen.
    .why = Meist passiert das, wenn ein Formular als Link geöffnet oder nach dem Absenden neu geladen wird.
    .way = Geh zurück und benutze die Knöpfe der Seite.
error-forgery =
    .title = Wir konnten nicht erkennen, ob du das warst
    .what = Das Formular kam ohne sein Siegel, deshalb wurde nichts geändert.
    .why = Vielleicht war die Seite lange offen, Cookies sind ausgeschaltet, oder eine andere Website wollte das Formular in deinem Namen schicken.
    .way = Geh zurück, lade die Seite neu und schick es noch einmal. Für diese Website müssen Cookies erlaubt sein.
error-forbidden =
    .title = Das darfst du nicht öffnen
    .what = Dein Konto darf das nicht sehen oder tun.
    .why = Es gehört jemand anderem oder denen, die { $instance } verwalten.
    .way = Geh zurück, oder melde dich mit dem Konto an, das es darf.
error-setup-link =
    .title = Dieser Einrichtungslink funktioniert nicht
    .what = Mit diesem Link wird das erste Konto nicht angelegt, oder nicht mehr.
    .why = Ein Einrichtungslink gilt 24 Stunden, und jeder neue beendet den davor.
    .way = Führe auf dem Server „permesso setup-link“ aus und öffne den Link, den es ausgibt.
error-too-large =
    .title = Das war zu viel auf einmal
    .what = Was geschickt wurde, ist größer, als diese Seite liest, deshalb wurde nichts geändert.
    .why = Formulare sind hier klein; ein größeres ist ein Fehler oder ein Angriff.
    .way = Geh zurück und schick weniger.
error-bad-form =
    .title = Das Formular war nicht lesbar
    .what = Was geschickt wurde, ist kein vollständiges Formular, deshalb wurde nichts geändert.
    .why = Ein Feld fehlt, steht zweimal da oder ist so geschrieben, wie Formulare es nicht tun.
    .way = Geh zurück, lade die Seite neu und schick es noch einmal.
error-too-many =
    .title = Zu viel auf einmal
    .what = Es gab zu viele Anfragen, deshalb wurde diese nicht angesehen.
    .why = Der Anteil aller ist begrenzt, damit der Server schnell und das Raten langsam bleibt. Vielleicht haben ihn auch andere in deinem Netz verbraucht.
    .way = Warte { $wait } und versuche es dann noch einmal.
error-unavailable =
    .title = Wir können gerade nicht antworten
    .what = Der Server läuft, konnte aber nicht tun, was du wolltest. Nichts wurde geändert.
    .why = Seine Datenbank antwortet nicht, oder gerade fragen zu viele.
    .way = Warte { $wait } und versuche es dann noch einmal.
error-broken =
    .title = Hier ist etwas kaputtgegangen
    .what = Der Fehler liegt bei uns, nicht bei dir.
    .why = Der Server stieß auf etwas, wofür er nicht gemacht ist. Die Einzelheiten stehen in seinem Protokoll.
    .way = Versuche es noch einmal. Bleibt es kaputt, nenne denen, die { $instance } betreiben, die Nummer der Anfrage unten.
error-unknown-client =
    .title = Diese App kennen wir nicht
    .what = Eine App hat dich mit einer Kennung hergeschickt, die bei { $instance } niemand hat.
    .why = Vielleicht ist ihre Registrierung abgelaufen oder wurde auf einem anderen Server gemacht. Du hast nichts falsch gemacht, und nichts wurde preisgegeben.
    .way = Geh zurück zur App und verbinde sie neu. Wenn du sie entwickelst: Registriere sie neu und benutze die neue Kennung.
error-client-disabled =
    .title = Diese App ist abgeschaltet
    .what = Wer { $instance } betreibt, lässt diese App zurzeit nicht herein.
    .why = Sie wurde abgeschaltet oder noch nicht freigegeben.
    .way = Frag dort nach, wenn du sie brauchst. Nichts wurde preisgegeben.
error-bad-redirect =
    .title = Diese App sagt nicht, wohin du zurücksollst
    .what = Sie schickte keine Adresse für deinen Rückweg, oder eine unbrauchbare. Deshalb haben wir hier angehalten.
    .why = Ein Code für dein Konto darf niemanden erreichen außer der App.
    .way = Geh zurück zur App und sag denen, die sie machen, was unten steht.
error-redirect-mismatch =
    .title = Diese App nannte eine andere Adresse als die registrierte
    .what = Sie will, dass wir dich zu einer Adresse schicken, die für sie nicht registriert ist. Deshalb haben wir hier angehalten.
    .why = Vielleicht hat jemand den Link geändert, dem du gefolgt bist, um an einen Code für dein Konto zu kommen. Meist ist es ein Fehler der App.
    .way = Geh zurück zur App und versuche es noch einmal. Wenn du sie entwickelst: Schicke eine registrierte Adresse, genau wie sie dort steht, oder registriere diese.
error-bad-request =
    .title = Die App fragte auf eine Weise, die nicht geht
    .what = Was die App mit dir schickte, enthält einen Fehler, deshalb konnten wir dir ihre Frage nicht stellen.
    .why = Der Fehler liegt in der App, nicht in dem, was du getan hast.
    .way = Geh zurück zur App. Passiert es wieder, sag denen, die sie machen, was unten steht.
error-request-gone =
    .title = Diese Frage ist nicht mehr offen
    .what = Die Frage der App ist abgelaufen, beantwortet, oder wurde in einem anderen Browser oder jemand anderem gestellt.
    .why = Eine Frage bleibt nur einige Minuten offen, und nur für die Person, der sie gestellt wurde.
    .way = Geh zurück zur App und beginne von vorn.
error-sign-up-closed =
    .title = Konten werden hier für dich angelegt
    .what = Niemand kann bei { $instance } allein ein Konto anlegen.
    .why = So haben es die entschieden, die es betreiben.
    .way = Bitte sie um ein Konto.
error-invite-needed =
    .title = Du brauchst eine Einladung
    .what = Konten bei { $instance } werden mit einem Link angelegt, den man dort bekommt.
    .why = Man will wissen, wer hereinkommt.
    .way = Bitte um eine Einladung, und öffne ihren Link.
error-invite-gone =
    .title = Diese Einladung gilt nicht mehr
    .what = Ihr Link ist aufgebraucht, zurückgezogen oder zu alt. Es wurde kein Konto angelegt.
    .why = Eine Einladung gilt für so viele Konten und so lange, wie festgelegt wurde, als sie gemacht wurde.
    .way = Bitte die, die { $instance } betreiben, um eine andere.
error-step-gone =
    .title = Das muss von vorn beginnen
    .what = Was du begonnen hattest, ist nicht mehr offen, deshalb wurde nichts geändert.
    .why = Eine halbe Anmeldung oder ein halb eingerichteter zweiter Faktor bleibt nur einige Minuten offen, und nur in einem Browser.
    .way = Geh dorthin zurück, wo du begonnen hast, und beginne von vorn.
error-already-answered =
    .title = Du hast schon geantwortet
    .what = Diese Frage bekam ihre Antwort schon vorher, und die gilt. Jetzt wurde nichts geändert.
    .why = Das Formular wurde ein zweites Mal geschickt, meist durch die Zurück-Taste oder ein Neuladen.
    .way = Geh zurück zur App. Wenn es dort nicht klappt, beginne von ihr aus noch einmal.
error-sent = Die App schickte
error-registered =
    { $count ->
        [one] Für sie registriert ist
       *[other] Für sie registriert sind
    }
error-difference = Sie unterscheiden sich ab Zeichen { $place }: geschickt ist { $sent }, registriert ist { $registered }.
error-difference-short = Was geschickt wurde, endet vor Zeichen { $place }; die registrierte geht weiter mit { $registered }.
error-difference-long = Die registrierte endet vor Zeichen { $place }; was geschickt wurde, geht weiter mit { $sent }.

## Account

account-title = Dein Konto
account-name = Name
account-username = Benutzername
account-email = E-Mail-Adresse
account-email-pending = { $email } wartet darauf, dass der Link benutzt wird.
account-role = Rolle
account-admin = Verwaltung
account-nav-overview = Überblick
account-nav-security = Sicherheit
account-nav-sessions = Sitzungen
account-nav-apps = Apps
account-nav-tokens = Token
account-nav-history = Verlauf
account-nav-developer = Eigene Apps
account-developer-text = Registriere Apps, die du entwickelst, und sieh, was bei ihnen schiefgeht.
account-second-factor-on = Ein zweiter Faktor schützt dein Konto.
account-second-factor-off = Nur dein Passwort schützt dein Konto. Füge einen zweiten Faktor hinzu.
account-sessions-count =
    { $count ->
        [one] Nur dieser Browser ist angemeldet.
       *[other] { $count } Browser sind angemeldet.
    }
account-tokens-count =
    { $count ->
        [0] Für eigene Programme. Du hast keine.
        [one] Für eigene Programme. Du hast { $count }.
       *[other] Für eigene Programme. Du hast { $count }.
    }
account-history-text = Was mit deinem Konto geschehen ist, und von wo.
account-apps-count =
    { $count ->
        [0] Keine App darf dein Konto benutzen.
        [one] { $count } App darf dein Konto benutzen.
       *[other] { $count } Apps dürfen dein Konto benutzen.
    }
account-docs = Baue eine App für { $instance }
account-docs-text = Von null zu einem Token, das funktioniert, in sechs Befehlen.

## Connected apps

apps-title = Verbundene Apps
apps-lead = Du lässt diese Apps dein Konto benutzen. Trenne, was du nicht mehr brauchst.
apps-count =
    { $count ->
        [one] { $count } App
       *[other] { $count } Apps
    }
apps-empty-title = Keine App ist verbunden
apps-empty = Wenn eine App dein Konto benutzen will, wirst du hier zuerst gefragt. Was du erlaubst, steht dann auf dieser Seite, mit einem Knopf, der es beendet.
apps-name = Sie nennt sich „{ $name }“.
apps-nameless = Sie nennt keinen Namen.
apps-long-lived = Ohne festes Ende
apps-able = Sie darf
apps-identity = Deinen Namen und deinen Benutzernamen sehen
apps-allowed = Zuerst erlaubt
apps-used = Zuletzt benutzt
apps-sends = Schickt dich zu
apps-plain-http = Diese Adresse ist nicht verschlüsselt (einfaches http).
apps-replay-ended = Ein Schlüssel dieser App wurde { $when } ein zweites Mal benutzt. Vielleicht wurde er gestohlen, deshalb ist der Zugriff beendet, der an ihm hing. Wenn die App dich bittet, sie neu zu verbinden, und du nichts Ungewöhnliches getan hast, sag es denen, die sie machen.
apps-replay-refused = Ein Schlüssel dieser App wurde { $when } ein zweites Mal benutzt und abgelehnt. Oft ist das nur eine abgebrochene Verbindung. Wenn du dem nicht traust, trenne die App und verbinde sie neu.
apps-lost = Ein Schlüssel von „{ $name }“ wurde { $when } ein zweites Mal benutzt. Vielleicht wurde er gestohlen, deshalb hat die App ihren Zugriff verloren. Wenn sie dich bittet, sie neu zu verbinden, und du nichts Ungewöhnliches getan hast, sag es denen, die sie machen.
apps-revoke = { $place } trennen
apps-revoke-device = Diese App trennen
apps-revoke-means = Sie verliert sofort ihren Zugriff und kann nichts mehr in deinem Namen tun, bis du es wieder erlaubst. Was sie schon getan hat, bleibt.
apps-revoked = Du hast { $place } getrennt. Von dort kann dein Konto nicht mehr benutzt werden.
apps-gone = Diese App war nicht mehr verbunden. Nichts wurde geändert.
apps-extended = Erweiterte Rechte
apps-all = Alles trennen
apps-revoke-all-means = Jede App auf dieser Seite verliert sofort ihren Zugriff und kann nichts mehr in deinem Namen tun, bis du es wieder erlaubst. Was sie schon getan haben, bleibt.
apps-revoke-all =
    { $count ->
        [one] { $count } App trennen
       *[other] Alle { $count } Apps trennen
    }
apps-revoked-all =
    { $count ->
        [one] Du hast { $count } App getrennt. Sie kann dein Konto nicht mehr benutzen.
       *[other] Du hast { $count } Apps getrennt. Sie können dein Konto nicht mehr benutzen.
    }

## Security

security-title = Sicherheit
security-back = Zurück zur Sicherheit, ohne etwas zu ändern
security-password = Passwort
security-password-since = Du hast es zuletzt geändert: { $when }.
security-password-first = Du hast es noch nie geändert, seit es dein Konto gibt.
security-password-change = Passwort ändern
security-factors = Zweiter Faktor
security-on = An
security-off = Aus
security-factors-what = Mit einem zweiten Faktor kommt mit einem gestohlenen Passwort allein niemand herein: Die Anmeldung verlangt auch etwas, das du hast. Das ist eine App auf deinem Telefon, die Codes zeigt, oder ein Passkey deines Geräts.
security-kind-totp = Authentifizierungs-App
security-kind-passkey = Passkey
security-added-at = Hinzugefügt
security-manage = Umbenennen oder entfernen
security-name = Name
security-name-hint = Damit du ihn wiedererkennst, in höchstens 50 Zeichen.
security-rename = Diesen Namen speichern
security-remove = { $name } entfernen
security-remove-means = Damit kann man sich nicht mehr anmelden und keine Änderungen mehr bestätigen. Deine anderen zweiten Faktoren bleiben.
security-remove-last-means = Das ist dein letzter zweiter Faktor. Ohne ihn öffnet dein Passwort allein dein Konto, und auch deine Wiederherstellungscodes enden.
security-add-totp = Authentifizierungs-App hinzufügen
security-add-passkey = Passkey hinzufügen
security-no-passkeys = Passkeys brauchen eine Adresse, die mit https beginnt; dieser Server hat keine.
security-recovery = Wiederherstellungscodes
security-recovery-what = Für den Tag, an dem dein Gerät weg ist: Jeder dieser Codes ersetzt deinen zweiten Faktor, einmal.
security-recovery-left =
    { $count ->
        [0] Du hast keine mehr übrig.
        [one] Du hast noch { $count } übrig.
       *[other] Du hast noch { $count } übrig.
    }
security-recovery-low = Mach neue, bevor sie ausgehen.
security-recovery-means = Du bekommst eine neue Liste; die Codes der alten gelten nicht mehr.
security-recovery-make = Neue Wiederherstellungscodes machen
security-history = Nicht sicher, ob du etwas warst? Hier steht es: { $history }.
security-added = Du hast einen zweiten Faktor hinzugefügt. Von jetzt an verlangt ihn die Anmeldung.
security-removed = Der zweite Faktor ist entfernt. Deine anderen bleiben.
security-removed-last = Dein letzter zweiter Faktor ist entfernt, und mit ihm die Wiederherstellungscodes. Dein Passwort allein öffnet jetzt dein Konto.
security-renamed = Der neue Name gilt.
security-gone = Diesen zweiten Faktor gab es schon nicht mehr. Nichts wurde geändert.
security-name-refused = Ein Name hat 1 bis 50 Zeichen. Nichts wurde geändert.
security-password-changed = Dein Passwort ist geändert. In allen anderen Browsern bist du abgemeldet; deine Apps und persönlichen Token behalten ihren Zugriff.
security-password-changed-apps = Dein Passwort ist geändert. In allen anderen Browsern bist du abgemeldet, und alle Apps und persönlichen Token haben ihren Zugriff verloren.

## Another password

password-title = Passwort ändern
password-lead = In allen anderen Browsern wirst du abgemeldet; hier bleibst du angemeldet.
password-second-factor = Da du einen zweiten Faktor hast, wirst du auch danach gefragt, falls du ihn nicht gerade benutzt hast.
password-current = Jetziges Passwort
password-new = Neues Passwort
password-wrong = Das ist nicht dein Passwort. Prüfe es und versuche es noch einmal.
password-end-apps = Auch den Zugriff aller Apps und persönlichen Token beenden
password-end-apps-hint = Setze das Häkchen, wenn jemand anderes dein Passwort kennen könnte. Apps müssen dich dann neu fragen, und persönliche Token müssen neu angelegt werden.
password-button = Passwort ändern

## Authenticator app

totp-title = Authentifizierungs-App hinzufügen
totp-lead = Eine Authentifizierungs-App zeigt alle 30 Sekunden einen neuen Code. Beim Anmelden gibst du den Code des Augenblicks ein.
totp-scan = Scanne dieses Bild
totp-scan-text = Wähle in der App, ein Konto hinzuzufügen, und richte dann die Kamera hierher.
totp-picture = QR-Code für deine Authentifizierungs-App; der Schlüssel unten sagt dasselbe
totp-open = In einer App auf diesem Gerät öffnen
totp-type = Oder gib diesen Schlüssel ein
totp-type-text = Wenn du nicht scannen kannst, gib ihn in die App ein. Behalte ihn für dich: Wer ihn hat, kann deine Codes machen. Danach brauchst du ihn nicht mehr.
totp-copy = Schlüssel kopieren
totp-prove = Gib den Code ein, den die App zeigt
totp-name-value = Authentifizierungs-App
totp-wrong = Dieser Code passt nicht. Warte auf den nächsten; passt keiner, prüfe, ob die Uhr deines Geräts richtig geht.
totp-button = Diese App hinzufügen

## Recovery codes

recovery-title = Deine Wiederherstellungscodes
recovery-lead-first =
    { $count ->
        [one] Dein zweiter Faktor ist an. Wenn sein Gerät einmal weg ist, lässt dich dieser Code herein, einmal.
       *[other] Dein zweiter Faktor ist an. Wenn sein Gerät einmal weg ist, lässt dich jeder dieser { $count } Codes herein, einmal.
    }
recovery-lead =
    { $count ->
        [one] Dieser Code ersetzt deinen zweiten Faktor, einmal. Ältere Codes gelten nicht mehr.
       *[other] Jeder dieser { $count } Codes ersetzt deinen zweiten Faktor, einmal. Ältere Codes gelten nicht mehr.
    }
recovery-copy = Codes kopieren
recovery-once = Du siehst sie nur jetzt. Niemand kann sie dir noch einmal zeigen, auch nicht, wer diesen Server betreibt.
recovery-keep = Drucke diese Seite, oder schreib die Codes auf, und bewahre sie dort auf, wo dein Gerät nicht ist. Ein Passwort-Manager tut es auch, wenn du ihn ohne dieses Gerät öffnen kannst.
recovery-next = Ich habe sie weggelegt

## Sessions

sessions-title = Wo du angemeldet bist
sessions-lead = Beende, was du nicht kennst, und ändere dein Passwort, wenn du es nicht warst.
sessions-count =
    { $count ->
        [one] { $count } Browser
       *[other] { $count } Browser
    }
sessions-device = { $browser } auf { $system }
sessions-device-browser = { $browser }
sessions-device-system = Ein Browser auf { $system }
sessions-device-unknown = Ein Browser
sessions-this = Diese hier
sessions-began = Angemeldet
sessions-seen = Zuletzt gesehen
sessions-this-means = Mit ihr siehst du diese Seite an. Sie zu beenden heißt, dich abzumelden.
sessions-sign-out = Hier abmelden
sessions-end-means = Dieser Browser wird sofort abgemeldet. Apps, die du dort verbunden hast, bleiben verbunden.
sessions-end = Diese Sitzung beenden
sessions-others = Alle anderen
sessions-others-means = Alle Browser außer diesem werden sofort abgemeldet. Verbundene Apps und persönliche Token behalten ihren Zugriff.
sessions-end-others =
    { $count ->
        [one] { $count } andere Sitzung beenden
       *[other] { $count } andere Sitzungen beenden
    }
sessions-ended = Die Sitzung ist beendet. Jener Browser ist abgemeldet.
sessions-others-ended =
    { $count ->
        [0] Es gab keine andere Sitzung. Nichts wurde geändert.
        [one] { $count } andere Sitzung ist beendet.
       *[other] { $count } andere Sitzungen sind beendet.
    }
sessions-gone = Diese Sitzung war schon beendet. Nichts wurde geändert.

## Personal tokens

tokens-title = Persönliche Token
tokens-lead = Mit einem persönlichen Token kann ein eigenes Programm dein Konto benutzen, ohne dein Passwort.
tokens-count =
    { $count ->
        [one] { $count } Token
       *[other] { $count } Token
    }
tokens-limit = Du kannst bis zu { $most } haben.
tokens-limit-reached = Du hast { $most }, so viele, wie ein Konto haben kann. Lösche eines, um Platz zu machen.
tokens-empty-title = Du hast noch keine Token
tokens-empty = Leg eines an für ein Skript, einen Cronjob oder einen Dienst auf deinem eigenen Server. Gib jedem Programm sein eigenes Token, nur mit dem, was es braucht: Dann siehst du, welches benutzt wurde, und kannst eines stoppen, ohne die anderen zu stoppen.
tokens-identity = Deinen Namen und deinen Benutzernamen sehen
tokens-made = Angelegt
tokens-valid = Gültig
tokens-ends = bis einschließlich { $day } (UTC)
tokens-ended = abgelaufen; letzter Tag: { $day } (UTC)
tokens-no-end = bis du es löschst
tokens-badge-expired = Abgelaufen
tokens-badge-advanced = Erweiterte Rechte
tokens-delete = { $name } löschen
tokens-delete-means = Programme, die es benutzen, verlieren sofort ihren Zugriff. Es lässt sich nicht zurückholen.
tokens-deleted = Das Token ist gelöscht. Programme, die es benutzt haben, haben ihren Zugriff verloren.
tokens-changed = Das Token ist geändert. Sein Wert bleibt derselbe.
tokens-gone = Dieses Token gab es schon nicht mehr. Nichts wurde geändert.
tokens-make-title = Ein neues Token anlegen
tokens-make-means = Vielleicht sollst du zeigen, dass du es bist. Danach siehst du das Token, einmal.
tokens-make = Dieses Token anlegen
tokens-name = Wofür ist es?
tokens-name-hint = 3 bis 100 Zeichen, zum Beispiel „Sicherung des Kalenders“.
tokens-name-wrong = Ein Name hat 3 bis 100 Zeichen.
tokens-name-taken = Du hast schon ein Token mit diesem Namen. Wenn du dieses Formular gerade zweimal geschickt hast, wurde es beim ersten Mal angelegt. Sonst nimm einen anderen Namen.
tokens-scopes = Was darf es?
tokens-scopes-hint = Ohne Häkchen kann es nur sehen, wer du bist.
tokens-scopes-wrong = Eines davon kann ein persönliches Token nicht bekommen. Wähle neu.
tokens-expires = Letzter Tag (freiwillig)
tokens-expires-hint = Es gilt bis zum Ende dieses Tages (UTC). Ohne einen gilt es, bis du es löschst.
tokens-expires-wrong = Das ist kein Tag von heute an. Wähle einen anderen, oder keinen.
tokens-advanced = Erweiterte Rechte
tokens-advanced-means = Das Token darf direkt, wofür du sonst nach einem zweiten Faktor gefragt wirst, etwa deine E-Mail-Adresse ändern. Wer es in die Hand bekommt, kann dein Konto übernehmen. Lass das aus, wenn das Programm es nicht braucht.
tokens-advanced-line = Direkt tun, was sonst einen zweiten Faktor verlangt
tokens-use = So benutzt du es
tokens-use-text = Schick es in einem Header jeder Anfrage, nie in einer Adresse, und hüte es wie ein Passwort.
tokens-new-title = Dein neues Token
tokens-new-lead = „{ $name }“ ist angelegt. Kopiere das Token dorthin, wo dein Programm es findet.
tokens-new-once = Du siehst es nur jetzt. Wenn du es verlierst, lösche es und leg ein anderes an.
tokens-copy = Token kopieren
tokens-new-next = Ich habe es weggelegt
tokens-edit-title = Persönliches Token
tokens-edit-heading = Persönliches Token „{ $name }“
tokens-edit-expired = Dieses Token ist abgelaufen und funktioniert nicht mehr. Gib ihm einen späteren letzten Tag, um es wieder zu benutzen.
tokens-edit-now = So ist es jetzt
tokens-edit-change = Ändern
tokens-edit-means = Der Wert des Tokens bleibt derselbe. Für einen anderen Berechtigungsumfang, letzten Tag oder erweiterte Rechte sollst du zeigen, dass du es bist.
tokens-edit-button = Diese Änderungen speichern
tokens-edit-delete = Löschen
tokens-back = Zurück zu deinen persönlichen Token

## Own apps: registered and looked after by those who develop them

developer-title = Deine eigenen Apps
developer-count =
    { $count ->
        [one] Du bist für { $count } App verantwortlich.
       *[other] Du bist für { $count } Apps verantwortlich.
    }
developer-empty-title = Du hast noch keine Apps
developer-empty = Eine eigene App kann Menschen hier fragen, ob sie ihr Konto benutzen darf: um sie anzumelden oder etwas für sie zu tun. Registriere sie unten. Du bekommst eine Kennung und ein Geheimnis, und diese Seite sagt dann, was schiefgeht, wenn sie fragt.
developer-docs = { $link } führt von einer neuen App zu einem Token, das funktioniert, Befehl für Befehl.
developer-docs-link = Die Dokumentation
developer-back = Zurück zu deinen eigenen Apps
developer-badge-disabled = Abgeschaltet
developer-badge-barred = Von der Verwaltung abgeschaltet
developer-badge-waits = Wartet auf Freigabe
developer-people = Menschen
developer-sends = Schickt Menschen zu
developer-people-count =
    { $count ->
        [0] Zurzeit erlaubt ihr niemand etwas.
        [one] { $count } Mensch erlaubt ihr etwas.
       *[other] { $count } Menschen erlauben ihr etwas.
    }
developer-since = Registriert
developer-limit = Du kannst bis zu { $most } Apps haben.
developer-limit-reached = Du hast { $most } Apps, so viele, wie ein Konto haben kann. Lösche eine oder übergib eine, um Platz zu machen.
developer-gone = Das gab es schon nicht mehr. Nichts wurde geändert.
developer-deleted = Die App ist gelöscht. Wer sie benutzt hat, wird nicht mehr nach ihr gefragt, und ihre Token sind beendet.
developer-make-title = Eine App registrieren
developer-make-means = Vielleicht sollst du zeigen, dass du es bist. Danach siehst du das Geheimnis, einmal.
developer-make = Diese App registrieren
developer-approval = Wer diesen Server betreibt, muss eine neue App freigeben, bevor sie benutzt werden kann.
developer-name = Wie heißt sie?
developer-name-hint = 3 bis 60 Zeichen. Das lesen die Menschen, wenn deine App sie fragt.
developer-name-wrong = Ein Name hat 3 bis 60 sichtbare Zeichen.
developer-name-instance = So heißt dieser Server. Man würde deine App für den Server selbst halten; wähle einen anderen Namen.
developer-name-taken = Du hast schon eine App mit diesem Namen. Wenn du dieses Formular gerade zweimal geschickt hast, wurde sie beim ersten Mal registriert: Auf ihrer Seite kannst du ein anderes Geheimnis machen.
developer-description = Wofür ist sie? (freiwillig)
developer-description-hint = Bis zu 500 Zeichen, für dich und für die, die diesen Server betreiben.
developer-description-wrong = Eine Beschreibung hat höchstens 500 Zeichen.
developer-website = Ihre Website (freiwillig)
developer-website-hint = Eine Adresse, die mit https:// oder http:// beginnt
developer-website-wrong = Das ist keine Adresse einer Webseite. Sie beginnt mit https:// oder http:// und hat keine Leerzeichen.
developer-redirects = Wohin kommen die Menschen zurück?
developer-redirects-hint = Redirect-URIs, eine je Zeile, genau wie deine App sie schickt. In der Regel https://; http://localhost mit beliebigem Port, solange du entwickelst.
developer-scopes = Worum darf sie bitten?
developer-scopes-hint = Setze Häkchen bei dem, was sie braucht, und bei nichts sonst. Ohne Häkchen kann sie nur erfahren, wer jemand ist. Gefragt wird trotzdem jeder Mensch.
developer-scopes-given = Die Verwaltung hat ihr auch gegeben: { $given }
developer-scopes-wrong = Um eines davon kann eine eigene App nicht bitten. Wähle neu.
developer-kind = Wo läuft sie?
developer-kind-confidential = Auf einem Server, wo ein Geheimnis geheim bleibt. Sie bekommt eine Kennung und ein Geheimnis.
developer-kind-public = In den Browsern oder auf den Geräten der Menschen, wo nichts geheim bleibt. Sie bekommt nur eine Kennung und muss PKCE benutzen.
developer-app-title = App „{ $name }“
developer-id = Client-ID
developer-secret = Client-Secret
developer-secret-none = Keines: Sie ist ein öffentlicher Client und benutzt PKCE.
developer-secret-hidden = Einmal gezeigt, als es gemacht wurde. Ist es verloren, mach unten ein anderes.
developer-secret-once = Du siehst das Geheimnis nur jetzt. Leg es dorthin, wo deine App es findet, und nirgendwo sonst.
developer-copy = Kopieren
developer-authorize = Schick Menschen zu
developer-token = Tausche Codes ein bei
developer-made = Deine App ist registriert.
developer-changed = Deine Änderungen sind gespeichert.
developer-changed-asked = Deine Änderungen sind gespeichert. Wer deine App benutzt, erfährt bei der nächsten Anfrage, was sich geändert hat, und wird neu gefragt.
developer-nothing = Nichts wurde geändert: Jemand war schneller, oder dieses Formular wurde zweimal geschickt.
developer-refusals-title = Was abgelehnt wurde
developer-refusals-none = In den letzten 30 Tagen wurde deiner App nichts abgelehnt. Fragt sie auf eine Weise, die nicht geht, steht es hier, mit dem, was falsch ist.
developer-refusals-count =
    { $count ->
        [one] Die neueste der letzten 30 Tage, ohne Token und Geheimnisse.
       *[other] Die neuesten { $count } der letzten 30 Tage, ohne Token und Geheimnisse.
    }
developer-refusals-link = Alles, was abgelehnt wurde
developer-refusal-redirect = Sie schickte Menschen mit einer Redirect-URI her, die nicht registriert ist.
developer-refusal-no-redirect = Sie schickte Menschen mit einer unbrauchbaren Redirect-URI her, oder ohne eine.
developer-refusal-other-redirect = Sie tauschte einen Code mit einer anderen Redirect-URI ein als der, mit der sie Menschen hergeschickt hatte.
developer-refusal-client = Sie kam mit einem falschen Client-Secret, oder ohne eines.
developer-refusal-grant = Sie kam mit einem Code oder Refresh-Token, das nicht gilt, oder nicht mehr.
developer-refusal-scope = Sie bat um etwas, worum sie nicht bitten darf.
developer-refusal-request = Sie fragte auf eine Weise, die nicht geht.
developer-refusal-other = Sie wurde abgelehnt.
developer-refusal-at = { $when }, bei { $endpoint }
    .code = { $when }, bei { $endpoint }: { $code }
developer-change = Ändern
developer-change-means = Bei einem anderen Namen, einer anderen Website oder Redirect-URI erfahren es alle, die sie benutzen, und werden neu gefragt; die Prüfung der Verwaltung endet. Für eine andere Redirect-URI sollst du zeigen, dass du es bist.
developer-change-button = Diese Änderungen speichern
developer-rotate-title = Ein anderes Geheimnis
developer-rotate-means = Du bekommst ein neues Geheimnis. Das jetzige gilt daneben noch { $span } lang, damit du das neue ohne Unterbrechung einsetzen kannst; ein noch älteres endet jetzt. Token bleiben, wie sie sind.
developer-rotate-at-once = Das jetzige Geheimnis ist bekannt geworden: sofort beenden
developer-rotate = Ein anderes Geheimnis machen
developer-rotated = Deine App hat ein anderes Geheimnis.
developer-previous-title = Zwei Geheimnisse gelten
developer-previous = Das vorige Geheimnis gilt noch { $span } lang. Ist das neue eingesetzt, beende es.
developer-previous-end = Voriges Geheimnis beenden
developer-previous-ended = Das vorige Geheimnis ist beendet. Nur das neueste gilt.
developer-switch = Ab- oder einschalten
developer-disable = Abschalten
developer-disable-means =
    { $count ->
        [0] Nichts von ihr geht, bis du sie wieder einschaltest: Sie kann niemanden fragen, und ihre Token werden abgelehnt.
        [one] Nichts von ihr geht, bis du sie wieder einschaltest: Sie kann niemanden fragen, und ihre Token werden abgelehnt, für den { $count } Menschen, der sie benutzt.
       *[other] Nichts von ihr geht, bis du sie wieder einschaltest: Sie kann niemanden fragen, und ihre Token werden abgelehnt, für alle { $count } Menschen, die sie benutzen.
    }
developer-disabled = Deine App ist abgeschaltet.
developer-enable = Einschalten
developer-enable-means = Sie geht wieder wie zuvor, mit den Token, die sie hat.
developer-enabled = Deine App ist eingeschaltet.
developer-is-disabled = Du hast diese App abgeschaltet. Nichts von ihr geht.
developer-is-barred = Die Verwaltung hat diese App abgeschaltet. Nichts von ihr geht. Frag die, die diesen Server betreiben.
developer-is-waiting = Diese App kann erst benutzt werden, wenn sie freigegeben hat, wer diesen Server betreibt.
developer-offer-give = Übergeben
developer-offer-give-means = Dann ist jemand anderes für sie verantwortlich, und du nicht mehr. Die Person muss binnen 7 Tagen annehmen. Alle, die die App benutzen, erfahren es und werden neu gefragt.
developer-offer-name = Benutzername der Person
developer-offer-button = Anbieten
developer-offered = Deine App ist angeboten. Sie bleibt deine, bis die andere Person annimmt.
developer-offer-stands = Angeboten an { $name }, bis { $day }. Sie bleibt deine, bis angenommen wird.
developer-withdraw = Angebot zurückziehen
developer-withdrawn = Das Angebot ist zurückgezogen. Die App bleibt deine.
developer-offer = { $from } hat dir die App „{ $name }“ angeboten, { $when }.
developer-offer-means = Nimmst du an, bist du für sie verantwortlich. Mach dann ein anderes Geheimnis: Das vorige kennt jemand anderes.
developer-accept = Annehmen
developer-decline = Ablehnen
developer-accepted = Die App gehört jetzt dir. Mach ein anderes Geheimnis für sie, denn das vorige kennt jemand anderes.
developer-declined = Du hast die App abgelehnt.
developer-delete-title = Löschen
developer-delete-means =
    { $count ->
        [0] Ihre Kennung, ihr Geheimnis und alle ihre Token enden sofort. Zurzeit benutzt sie niemand. Es lässt sich nicht zurückholen.
        [one] Ihre Kennung, ihr Geheimnis und alle ihre Token enden sofort, und { $count } Mensch, der sie benutzt, wird getrennt. Es lässt sich nicht zurückholen.
       *[other] Ihre Kennung, ihr Geheimnis und alle ihre Token enden sofort, und { $count } Menschen, die sie benutzen, werden getrennt. Es lässt sich nicht zurückholen.
    }
developer-delete = { $name } löschen
developer-claim-title = Eine App, die sich selbst registriert hat
developer-claim-text = Ein Client, der über die Registrierungsadresse kam, etwa ein Plugin einer Website, gehört niemandem. Zeig zuerst sein Geheimnis. Leg dann eine kleine Datei auf die Website, zu der er Menschen schickt, oder frag die, die diesen Server betreiben.
developer-claim = Zeigen, dass sie meine ist
developer-claim-wrong = Es gibt keine solche App, die man beanspruchen könnte, oder das ist nicht ihr Geheimnis. Prüfe beides.
developer-claimed = Du hast das Geheimnis gezeigt. Zeig jetzt, dass die Website deine ist, oder frag die, die diesen Server betreiben.
developer-claim-waits = „{ $name }“ wartet auf die, die diesen Server betreiben. Sie geben ein: { $command }
developer-claim-proved = Die Datei ist da: Die App ist jetzt deine. Du kannst die Datei wegnehmen.
developer-claim-file =
    { $count ->
        [one] Um zu zeigen, dass „{ $name }“ deine App ist, leg eine Datei an diese Adresse:
       *[other] Um zu zeigen, dass „{ $name }“ deine App ist, leg dieselbe Datei an jede dieser Adressen:
    }
developer-claim-holds = Sie enthält diese Zeile und sonst nichts:
developer-claim-look = Jetzt nach der Datei sehen
developer-claim-word-waits = Oder bitte die, die diesen Server betreiben, dir „{ $name }“ zu geben. Sie geben ein: { $command }
developer-claim-different = Es gibt eine Datei, aber darin steht etwas anderes.
developer-claim-status = Die Website antwortet { $status } statt 200. Weiterleitungen wird nicht gefolgt.
developer-claim-address = Der Name der Website hat keine öffentliche Adresse.
developer-claim-connection = Es gibt keine https-Verbindung zur Website: Niemand antwortet, oder ihr Zertifikat ist nicht gut.
developer-claim-slow = Die Website hat nicht innerhalb von 5 Sekunden geantwortet.
developer-claim-unreadable = Die Datei ist zu groß, oder sie ist kein Text.
developer-claim-unfit = Solche Adressen sieht dieser Server nicht an.

## History: each event as a sentence

history-title = Verlauf
history-lead = Was mit deinem Konto geschehen ist, das Neueste zuerst.
history-empty-title = Noch ist nichts geschehen
history-empty = Anmeldungen, Apps, denen du etwas erlaubst, und Änderungen deiner Sicherheit werden hier stehen.
history-not-you = Etwas hier warst nicht du? Ändere dein Passwort unter { $security }, und beende, was du nicht kennst.
history-older = Ältere Ereignisse zeigen
history-warning = Sieh dir das an:
history-app = „{ $name }“
history-some-app = eine App
history-other = In deinem Konto wurde etwas geändert.
history-setup = Dein Konto wurde mit dem Einrichtungslink dieses Servers angelegt.
history-reset-link = Wer diesen Server betreibt, hat einen Link für ein neues Passwort gemacht.
history-sign-in = Du hast dich angemeldet.
history-sign-in-failed = Eine Anmeldung mit falschem Passwort wurde abgelehnt.
history-sign-out = Du hast dich abgemeldet.
history-consent-allowed = Du hast den Zugriff auf dein Konto erlaubt, für { $app }.
history-consent-denied = Du hast Nein gesagt, gefragt hatte { $app }.
history-consent-skipped = Du bist weitergegangen an { $app }, was du schon früher erlaubt hattest.
history-tokens-issued = Der Zugriff auf dein Konto wurde übergeben an { $app }.
history-tokens-refreshed = Der Zugriff für { $app } wurde erneuert.
history-code-replayed = Ein Einmalcode für { $app } wurde ein zweites Mal benutzt und abgelehnt.
    .ended = Ein Einmalcode für { $app } wurde ein zweites Mal benutzt. Vielleicht wurde er gestohlen, deshalb wurde der Zugriff beendet, der an ihm hing.
history-token-replayed = Ein verbrauchter Schlüssel für { $app } wurde ein zweites Mal benutzt und abgelehnt.
    .ended = Ein verbrauchter Schlüssel für { $app } wurde ein zweites Mal benutzt. Vielleicht wurde er gestohlen, deshalb wurde der Zugriff beendet, der an ihm hing.
history-tokens-revoked = Den Zugriff auf dein Konto zurückgegeben hat { $app }.
history-access-ended = Der Zugriff für { $app } wurde beendet.
    .operator = Die Betreiber dieses Servers haben den Zugriff von Apps auf dein Konto und deine persönlichen Token beendet.
history-client-created = Registriert wurde { $app }.
history-client-changed = Die Registrierung für { $app } wurde geändert.
history-client-deleted = Die Registrierung für { $app } wurde gelöscht.
history-client-owner = Von jetzt an bist du verantwortlich für { $app }.
history-client-claimed = Du hast das Geheimnis für { $app } gezeigt, um verantwortlich zu werden.
history-user-created = Dein Konto wurde angelegt.
history-user-changed = Wer diesen Server betreibt, hat dein Konto geändert.
history-factor-added = Ein zweiter Faktor wurde hinzugefügt.
    .named = Der zweite Faktor „{ $name }“ wurde hinzugefügt.
history-factor-removed = Ein zweiter Faktor wurde entfernt.
    .named = Der zweite Faktor „{ $name }“ wurde entfernt.
history-factor-renamed = Ein zweiter Faktor bekam einen anderen Namen.
    .named = Ein zweiter Faktor bekam den Namen „{ $name }“.
history-factor-failed = Das Passwort stimmte, aber der zweite Faktor nicht, deshalb wurde die Anmeldung abgelehnt.
history-recovery-used = Ein Wiederherstellungscode wurde benutzt.
history-recovery-made = Neue Wiederherstellungscodes wurden gemacht; die alten endeten.
history-password-changed = Dein Passwort wurde geändert.
history-session-ended = Eine Sitzung wurde beendet.
history-sessions-ended = Alle anderen Sitzungen wurden beendet.
    .operator = Die Betreiber dieses Servers haben dich überall abgemeldet.
history-proof-failed = Vor einer Änderung wurde ein falsches Passwort oder ein falscher Code eingegeben. Nichts wurde geändert.
history-token-created = Ein persönliches Token wurde angelegt.
    .named = Das persönliche Token „{ $name }“ wurde angelegt.
history-token-changed = Ein persönliches Token wurde geändert.
    .named = Das persönliche Token „{ $name }“ wurde geändert.
history-token-deleted = Ein persönliches Token wurde gelöscht.
    .named = Das persönliche Token „{ $name }“ wurde gelöscht.
history-email-asked = Eine neue E-Mail-Adresse wurde gewünscht; sie wartet auf ihren Link.
history-email-changed = Deine E-Mail-Adresse wurde geändert.
history-name-changed = Dein Name wurde geändert.

## Administration

admin-title = Verwaltung
admin-nav-overview = Überblick
admin-nav-people = Personen
admin-nav-apps = Apps
admin-nav-scopes = Bereiche
admin-nav-audit = Protokoll
admin-nav-settings = Einstellungen
admin-nav-health = Zustand
admin-confirm = Du bist dabei, etwas zu tun, das nur Administratoren dürfen.
admin-attention = Was deine Aufmerksamkeit braucht
admin-attention-none = Zurzeit nichts.
admin-attention-newer = Die Datenbank hat das Schema { $found }, dieses Programm kennt { $wanted }. Nimm auch hier das neuere Programm.
admin-attention-schema = Das Schema der Datenbank ist nicht das dieses Programms.
admin-attention-disk = Auf der Platte der Datenbank sind nur { $free } frei. Schaffe Platz, bevor nichts mehr geschrieben werden kann.
admin-attention-job = Die Aufgabe { $name } ist zuletzt fehlgeschlagen.
admin-attention-proxy = { $peer } leitet Anfragen weiter und steht nicht in { $setting }. Alle dahinter teilen sich ein Limit.
admin-attention-unprotected =
    { $count ->
        [one] { $count } Administrator hat keinen zweiten Faktor.
       *[other] { $count } Administratoren haben keinen zweiten Faktor.
    }
admin-attention-approvals =
    { $count ->
        [one] { $count } App wartet auf deine Freigabe.
       *[other] { $count } Apps warten auf deine Freigabe.
    }
admin-attention-claims =
    { $count ->
        [one] Jemand will für { $count } App einstehen und hat ihr Geheimnis gezeigt.
       *[other] Jemand will für { $count } Apps einstehen und hat ihre Geheimnisse gezeigt.
    }
admin-attention-http =
    { $count ->
        [one] Die Antworten an { $count } benutzte App reisen unverschlüsselt (http).
       *[other] Die Antworten an { $count } benutzte Apps reisen unverschlüsselt (http).
    }
admin-attention-invitations =
    { $count ->
        [one] { $count } Einladung endet in zwei Tagen und ist nicht aufgebraucht.
       *[other] { $count } Einladungen enden in zwei Tagen und sind nicht aufgebraucht.
    }
admin-attention-mails-failed =
    { $count ->
        [one] { $count } Mail wurde aufgegeben.
       *[other] { $count } Mails wurden aufgegeben.
    }
admin-attention-mails-late =
    { $count ->
        [one] { $count } Mail wartet schon lange darauf, gesendet zu werden.
       *[other] { $count } Mails warten schon lange darauf, gesendet zu werden.
    }
admin-numbers = In Zahlen
admin-number-people = Personen
admin-number-apps = Apps
admin-number-grants = Erlaubnisse für Apps
admin-number-refusals = Abgewiesene Anfragen von Apps in 24 Stunden
admin-number-sign-ins = Fehlgeschlagene Anmeldungen in 24 Stunden
admin-number = { $figure }
admin-number-counted = { $figure }, gezählt { $when }
admin-number-more = mehr als { $figure }
admin-search = Suchen
admin-more = Mehr zeigen
admin-already = Das war schon so; nichts hat sich geändert.
admin-last-admin = Nichts wurde geändert: Es bliebe kein Administrator übrig. Mache zuerst jemand anderen zum Administrator.
admin-people-search = Name, Benutzername oder Adresse
admin-people-search-hint = Der Anfang genügt.
admin-people-show = Zeige
admin-people-all = Alle
admin-people-admins = Administratoren
admin-people-disabled = Gesperrte Konten
admin-people-unprotected = Ohne zweiten Faktor
admin-people-invite = Einladungen
admin-people-none = Niemand passt dazu.
admin-people-cut = Für eine Seite wurde genug durchgesehen; es kann noch mehr geben.
admin-people-since = seit dem { $day }
admin-people-back = Zurück zu allen Personen
admin-badge-disabled = Gesperrt
admin-badge-unprotected = Kein zweiter Faktor
admin-person-since = Konto angelegt
admin-person-factor = Zweiter Faktor
admin-person-unverified = Nicht bestätigt
admin-person-sessions = Angemeldete Browser
admin-person-own = Eigene Apps
admin-person-id = Id
admin-person-audit = Was das Protokoll über dieses Konto sagt
admin-person-oneself = Das ist dein eigenes Konto. Was du hier änderst, änderst du für dich.
admin-factor-totp = Authenticator-App
admin-factor-passkeys = Passkey
admin-factor-none = Keiner: Nur ein Passwort schützt das Konto.
admin-delete-confirm = Zur Sicherheit: Tippe den Benutzernamen { $username }
admin-delete-wrong = Das ist nicht der Benutzername. Nichts wurde gelöscht.
admin-invitations = Einladungen
admin-invite = Jemanden einladen
admin-invite-closed = Zurzeit öffnet eine Einladung nichts: Konten legt nur der Betreiber an.
admin-invite-made = Die Einladung
admin-invite-hand-over = Schick diesen Link an die, die du einlädst. Er wird nur jetzt gezeigt.
admin-invite-button = Einladung erstellen
admin-invite-list = Offene Einladungen
admin-invite-none = Es gibt keine.
admin-invite-withdraw = Zurückziehen
admin-invite-withdrawn = Die Einladung wurde zurückgezogen; ihr Link öffnet nichts mehr.
admin-invite-for = Für { $email }
admin-invite-anybody = Für alle, die den Link haben
admin-invite-left =
    { $count ->
        [one] { $count } Konto ist übrig.
       *[other] { $count } Konten sind übrig.
    }
admin-invite-ends = Erstellt { $when }, endet am { $day }.
admin-invite-email = Nur für diese Adresse (optional)
admin-invite-email-hint = Mit einer Adresse ergibt sie ein Konto, und nur mit dieser Adresse.
admin-invite-uses = Wie viele Konten
admin-invite-uses-wrong = Eine Zahl von 1 bis 10000.
admin-invite-days = Für wie viele Tage
admin-invite-days-wrong = Eine Zahl von 1 bis 365.
admin-invite-mail = Gibt es eine Adresse, die Einladung dorthin mailen; sonst steht ihr Link hier, einmal
admin-invite-mailed = Die Einladung ist per Mail unterwegs.
admin-audit-event = Ereignis
admin-audit-usual = Alles außer Erneuerungen von Token
admin-audit-all = Alles
admin-audit-person = Person: Benutzername, Adresse oder Id
admin-audit-client = App: ihre Id
admin-audit-network = Netz
admin-audit-actor = Administrator, der es tat
admin-audit-from = Von
admin-audit-to = Bis
admin-audit-no-day = Das ist kein Tag.
admin-audit-none = Das Protokoll hat nichts dergleichen.
admin-audit-cut = Für eine Seite wurde genug durchgesehen, zurück bis { $when }; es kann noch mehr geben.
admin-audit-export-title = Mitnehmen
admin-audit-export = Alle passenden Ereignisse, höchstens { $most }, die neuesten zuerst. Für mehr wähle Tage oder nimm die Befehlszeile.
admin-audit-whose = Konto
admin-audit-by = Getan von
admin-audit-app = App
admin-audit-detail = Genaueres
admin-settings-lead = Was gilt. Geändert wird es in der Datei { $file } oder durch Variablen { $variable }, und es gilt ab dem nächsten Start; { $check } probiert es, { $reference } erklärt alles.
admin-settings-default = Die Voreinstellung
admin-settings-source = Aus { $source }
admin-settings-empty = leer
admin-health-database = Datenbank
admin-health-place = Wo
admin-health-schema = Schema
admin-health-schema-fits = Version { $version }, wie dieses Programm sie braucht
admin-health-size = Größe
admin-health-log = Schreibprotokoll
admin-health-free = Frei auf ihrer Platte
admin-health-connections = Verbindungen
admin-health-connections-now = { $open } offen, davon { $idle } unbenutzt
admin-health-mail = Mail
admin-health-mail-off = Es wird keine gesendet: In { $setting } steht kein Mailserver.
admin-health-mails-waiting = In Warteschlange
admin-health-mails-since =
    { $count ->
        [one] { $count } Mail, seit: { $when }
       *[other] { $count } Mails, die älteste seit: { $when }
    }
admin-health-mails-none = Keine
admin-health-mails-failed = In den letzten Tagen aufgegeben
admin-health-mails-error = Was zuletzt nicht ging:
admin-health-mails-retry = Jetzt noch einmal versuchen
admin-health-mails-retried =
    { $count ->
        [0] Es gab nichts noch einmal zu versuchen.
        [one] { $count } Mail wird noch einmal versucht.
       *[other] { $count } Mails werden noch einmal versucht.
    }
admin-health-process = Dieser Prozess
admin-health-version = Version
admin-health-started = Begonnen
admin-health-jobs = Aufgaben
admin-health-jobs-lead = Was dieser Prozess von selbst tut. Er merkt sich nur seine eigenen Läufe; ein anderer Prozess derselben Instanz hat seine.
admin-health-not-yet = Ist noch nicht gelaufen.
admin-health-ran = Gelaufen { $when }, { $took } ms lang.
admin-health-every = Ruht { $span } zwischen zwei Läufen.
admin-health-next = Ruht { $span } zwischen zwei Läufen; der nächste in { $left }.
admin-health-failed = Fehlgeschlagen
admin-health-doctor = Mehr, und was dagegen zu tun ist, sagt der Befehl permesso doctor.
admin-reset-link = Ein Link für ein neues Passwort
    .means = Du übergibst den Link selbst. Er gilt einmal, 24 Stunden lang; ein älterer endet. Das jetzige Passwort bleibt, bis er benutzt wird.
    .hand-over = Übergib ihn der Person so, dass niemand sonst ihn liest. Er wird nur jetzt gezeigt.
    .done = Der Link ist da.
admin-end-sessions = Überall abmelden
    .means = Jeder Browser muss sich neu anmelden. Apps behalten ihren Zugriff.
    .done = Die Person ist überall abgemeldet.
admin-end-access = Apps und Token beenden
    .means = Alle Apps verlieren ihren Zugriff auf dieses Konto, und alle persönlichen Token enden.
    .done = Apps und persönliche Token haben keinen Zugriff mehr.
admin-reset-factor = Zweiten Faktor entfernen
    .means = Für jemanden, der ihn verloren hat: Alle Authenticator-Apps, Passkeys und Wiederherstellungscodes gehen, und das Passwort allein genügt. Sei dir sicher, wer dich darum bittet.
    .done = Das Konto hat keinen zweiten Faktor mehr.
admin-promote = Zum Administrator machen
    .means = Ein Administrator darf auf diesen Seiten alles, was du darfst, auch mit deinem Konto.
    .done = Die Person ist jetzt Administrator.
admin-demote = Nicht mehr Administrator sein lassen
    .means = Diese Seiten schließen sich für die Person sofort. Das Konto bleibt.
    .done = Die Person ist kein Administrator mehr.
admin-disable = Konto sperren
    .means = Nichts davon funktioniert mehr, weder Anmeldung noch Apps noch Token, bis du es freigibst. Nichts wird gelöscht.
    .done = Das Konto ist gesperrt.
admin-enable = Konto freigeben
    .means = Es funktioniert wieder wie vorher, mit seinen Apps und Token; die Person meldet sich neu an.
    .done = Das Konto ist freigegeben.
admin-delete = Konto löschen
    .means = Alles verschwindet endgültig: Sitzungen, Token, zweite Faktoren und was verbundenen Apps erlaubt war ({ $apps }). Eigene Apps ({ $own }) verschwinden auch, für alle, die sie benutzen.
    .done = Das Konto wurde gelöscht.

## Administration of apps

admin-apps-title = Apps
admin-apps-found = Gefunden
admin-apps-search = Suchen
admin-apps-text = Suche nach
admin-apps-text-hint = Bleibt es leer, siehst du die neuesten. Eine Website ist ein Host wie example.org; .example.org findet auch alles darunter.
admin-apps-text-wrong = Das ist kein Host. Schreib ihn als example.org oder .example.org.
admin-apps-by = Gesucht wird
admin-apps-by-name = der Anfang des Namens
admin-apps-by-site = die Website
admin-apps-by-id = die ganze Client-ID
admin-apps-by-owner = der Benutzername der verantwortlichen Person
admin-apps-show = Anzeigen
admin-apps-show-all = alle Apps
admin-apps-show-waiting = warten auf Freigabe
admin-apps-show-claimed = deren Geheimnis jemand gezeigt hat
admin-apps-show-checked = geprüfte
admin-apps-show-disabled = abgeschaltete
admin-apps-show-unused = nie benutzte
admin-apps-show-self = selbst registrierte
admin-apps-show-http = mit einer Website ohne Verschlüsselung
admin-apps-order-newest = Die neuesten zuerst.
admin-apps-order-name = Nach Namen geordnet.
admin-apps-order-site = Nach Websites geordnet.
admin-apps-none = Solche Apps gibt es nicht.
admin-apps-cut = Für diese Seite wurden { $count } Apps angesehen. Weiter hinten kann es noch mehr geben.
admin-apps-next = Weiter
admin-apps-deleted = Die App ist gelöscht, mit all ihren Tokens.
admin-apps-badge-barred = Von der Verwaltung abgeschaltet
admin-apps-badge-disabled = Von der verantwortlichen Person abgeschaltet
admin-apps-badge-merged = Zusammengeführt
admin-apps-badge-http = Ohne Verschlüsselung
admin-apps-site = { $host }
    .more =
        { $count ->
            [one] { $host } und { $count } weitere Website
           *[other] { $host } und { $count } weitere Websites
        }
admin-apps-registered = Registriert { $when }, { $door }
admin-apps-owner = { $name } ist verantwortlich
admin-apps-people =
    { $count ->
        [0] Niemand erlaubt ihr etwas
        [one] { $count } Person erlaubt ihr etwas
       *[other] { $count } Personen erlauben ihr etwas
    }
admin-apps-people-many = { $count } Personen oder mehr erlauben ihr etwas
admin-apps-used = Benutzt { $when }
admin-apps-unused = Nie benutzt
admin-door-api = von selbst über /api/client
admin-door-dynamic = von selbst über /oauth/register
admin-door-developer = von der Person, die sie entwickelt
admin-door-operator = von denen, die diesen Server betreiben
admin-app-back = Zurück zu den Apps
admin-app-owner = Verantwortlich
admin-app-nobody = Niemand
admin-app-website = Website
admin-app-description = Wofür sie da ist
admin-app-secret = Sie hat eins; gespeichert ist nur sein Fingerabdruck.
admin-app-first-used = Zuerst benutzt
admin-app-merged = An ihre Stelle ist eine andere App getreten: { $app }. Nichts an dieser funktioniert, und ihre Software erfährt, dass sie die andere benutzen soll. Schaltest du sie ein, endet das.
admin-app-http = Sie schickt Menschen zu einer Website ohne Verschlüsselung: Wer unterwegs mithört, kann den mitgeschickten Code lesen. Die Menschen werden gewarnt, bevor sie es erlauben.
admin-app-shares = Andere Apps haben dieselbe Website:
admin-app-approve-means = Niemand kann sie benutzen, bis du sie freigibst. Sieh dir vorher ihren Namen an und wohin sie Menschen schickt.
admin-app-approve = Freigeben
admin-app-approved = Die App ist freigegeben. Sie kann jetzt benutzt werden.
admin-app-check-title = Prüfung
admin-app-check-means = Eine geprüfte App trägt ein Zeichen, wo Menschen gefragt werden, und bekommt Fehler an ihre eigene Website geschickt. Das Zeichen endet, wenn sich Name, Website, verantwortliche Person oder Redirect-URIs ändern.
admin-app-check = Als geprüft kennzeichnen
admin-app-uncheck = Zeichen wegnehmen
admin-app-checked = Die App ist als geprüft gekennzeichnet.
admin-app-unchecked = Die App ist nicht mehr als geprüft gekennzeichnet.
admin-app-policy-title = Tokens und Anfragen
admin-app-policy-saved = Wie ihre Tokens und Anfragen funktionieren, ist geändert. Tokens, die es schon gibt, behalten ihre Zeit.
admin-app-tokens = Wie lange leben ihre Tokens?
admin-app-tokens-standard = Standard: kurze Access-Tokens und Refresh-Tokens mit einem Ende
admin-app-tokens-long = Langlebig: Sie enden, wenn sie ein Jahr unbenutzt bleiben. Für Software, die nie erneuert
admin-app-access = Access-Tokens, in Sekunden (freiwillig)
admin-app-refresh = Unbenutzte Refresh-Tokens, in Sekunden (freiwillig)
admin-app-lifetime-hint = Leer: wie oben gewählt. Von { $least } bis { $most }.
admin-app-lifetime-wrong = Schreib eine Zahl von Sekunden in diesen Grenzen, oder nichts.
admin-app-pkce = PKCE
admin-app-pkce-optional = Geprüft, wenn sie es benutzt
admin-app-pkce-required = Bei jeder Anfrage verlangt
admin-app-match = Wie werden Redirect-URIs verglichen?
admin-app-match-exact = Genau, Zeichen für Zeichen
admin-app-match-origin = Nur Schema, Host und Port. Du wirst noch einmal gefragt
admin-app-audience = Resource-Server für (freiwillig)
admin-app-audience-hint = Die Audience, deren Tokens sie prüfen darf, wie https://api.example.org. Leer: nur ihre eigenen.
admin-app-audience-wrong = Eine Audience ist eine absolute Adresse ohne #, wie https://api.example.org.
admin-app-audience-public = Sie ist ein öffentlicher Client und hat kein Geheimnis, mit dem sie prüfen könnte.
admin-app-origin-title = Nur den Ursprung vergleichen?
admin-app-origin-means = „{ $name }“ kann dann an jeder Adresse dieser Websites Antworten bekommen, nicht nur an denen, die sie registriert hat:
admin-app-origin-risk = Wenn irgendeine Seite dort Menschen an eine Adresse weiterschickt, die andere wählen, oder zeigt, was andere schrieben, können Codes in falsche Hände geraten. Die App muss PKCE benutzen oder beim Einlösen eines Codes ihre Redirect-URI nennen.
admin-app-origin-yes = Nur den Ursprung vergleichen
admin-app-origin-no = So lassen, wie es ist
admin-app-scopes-title = Worum sie Menschen bitten darf
admin-app-scopes-limit = Gibt es eine Grenze?
admin-app-scopes-all = Nein: alles, was nicht beschränkt ist
admin-app-scopes-these = Ja: nur, was unten angekreuzt ist
admin-app-scopes-ticked = Innerhalb der Grenze
admin-app-scopes-saved = Worum sie bitten darf, ist geändert. Was Menschen ihr schon erlaubt haben, bleibt.
admin-app-owner-title = Wer für sie verantwortlich ist
admin-app-owner-means = Wer für sie verantwortlich ist, kann sie ändern, übergeben und löschen. Mit einer anderen Person endet ihre Prüfung, und alle, die sie benutzen, werden informiert und neu gefragt.
admin-app-claimed = { $name } hat ihr Geheimnis gezeigt und möchte für sie verantwortlich sein.
admin-app-owner-give = Dieser Person geben
admin-app-owner-clear = Keine Person mehr zuordnen
admin-app-owner-wrong = Niemand hat hier diesen Benutzernamen.
admin-app-owner-set = Für die App ist jetzt eine andere Person verantwortlich.
admin-app-owner-cleared = Für die App ist jetzt niemand verantwortlich.
admin-app-rotate-means = Du siehst das neue Geheimnis einmal und gibst es weiter. Jedes ältere endet sofort: Bis das neue eingesetzt ist, kann die App nichts einlösen oder erneuern. Tokens bleiben, wie sie sind.
admin-app-rotated = Die App hat ein anderes Geheimnis.
admin-app-disabled = Die App ist abgeschaltet.
admin-app-enabled = Die App ist eingeschaltet.
admin-app-refusals-none = Dieser App wurde in den letzten 30 Tagen nichts verweigert.
admin-app-history = Was zuletzt geschah
admin-app-history-none = Nichts, was noch im Protokoll steht.
admin-app-event = { $event }
    .detail = { $event }: { $detail }
admin-app-event-by = { $when }
    .administrator = { $when }, von { $name } in der Verwaltung
    .person = { $when }, Konto { $name }
admin-twins-title = Apps mit derselben Website
admin-twins-lead = Software, die sich neu registriert, hinterlässt mehr als eine App für ihre Website. Hier findest du diese Websites und setzt eine App an die Stelle der anderen.
admin-twins-none = Keine Website hat mehr als eine App.
admin-twins-count =
    { $count ->
        [one] { $count } App
       *[other] { $count } Apps
    }
admin-twins-count-many = Mehr als { $count } Apps
admin-twins-of-site = Apps von { $site }
admin-twins-single = Nur eine eingeschaltete App hat diese Website.
admin-twins-means = Die App, die du behältst, bleibt, wie sie ist. Von den anderen werden die gelöscht, die nie jemand benutzt hat. Die übrigen werden abgeschaltet, und ihre Software erfährt, dass sie die behaltene benutzen soll. Ein Token gehört zu seiner App und zieht nicht um: Wer eine der anderen benutzt, muss die behaltene erlauben.
admin-twins-keep = Diese behalten
admin-twins-merge = Die behaltene an ihre Stelle setzen
admin-twins-button = Zusammenführen
admin-twins-wrong = Wähle eine App zum Behalten und kreuze mindestens eine andere an.
admin-twins-done = Abgeschaltet: { $disabled }. Gelöscht, weil nie benutzt: { $deleted }. Gelassen, wie sie waren: { $left }.
admin-twins-back = Zurück zu den Websites
admin-scopes-lead = Worum Apps Menschen hier bitten können, so wie die es lesen, wenn sie gefragt werden.
admin-scopes-where = Sie stehen in der Einstellungsdatei, nicht auf dieser Seite: { $presets } für die, die der Server mitbringt, { $own } für eigene, { $default } für das, was Apps bekommen, die um nichts bitten.
admin-scopes-counted =
    { $count ->
        [one] Gezählt { $when }, und jede Stunde. { $count } App hat keine Grenze: Sie darf um alles bitten, was nicht beschränkt ist.
       *[other] Gezählt { $when }, und jede Stunde. { $count } Apps haben keine Grenze: Sie dürfen um alles bitten, was nicht beschränkt ist.
    }
admin-scopes-uncounted = Wie viel sie benutzt werden, wird jede Stunde gezählt; die erste Zählung kommt noch.
admin-scopes-server = Vom Server mitgebracht
admin-scopes-settings = Aus den Einstellungen
admin-scopes-nowhere = Nicht mehr im Katalog
admin-scopes-restricted = Beschränkt
admin-scopes-default = Voreinstellung
admin-scopes-apps =
    { $count ->
        [one] In der Grenze von { $count } App
       *[other] In der Grenze von { $count } Apps
    }
admin-scopes-grants =
    { $count ->
        [one] Zurzeit { $count }-mal erlaubt
       *[other] Zurzeit { $count }-mal erlaubt
    }

## For developers

docs-title = Baue eine App für { $instance }
docs-nav-start = Anfangen
docs-nav-scopes = Scopes
docs-nav-tokens = Tokens
docs-nav-apis = API schützen
docs-nav-registration = Registrierung
docs-nav-personal = Persönliche Tokens
docs-nav-limits = Grenzen
docs-nav-errors = Fehler
docs-contents = Auf dieser Seite
docs-lead = Sechs Schritte und zehn Minuten bringen dich von null zu einem benutzten Token. Die Befehle laufen, wie sie dastehen, in jeder Shell mit curl und openssl; ein Klick wählt einen ganzen Block aus.
docs-app-choose = Setze eine deiner eigenen Apps ein:
docs-app-none = keine davon
docs-app-shown = In den Befehlen unten stehen die Kennung und die Redirect-URI von { $name }. Ihr Geheimnis kennst nur du; { $link } macht ein neues.
docs-app-public = In den Befehlen unten stehen die Kennung und die Redirect-URI von { $name }. Sie hat kein Geheimnis und braucht keines. Was du ändern kannst, zeigt { $link }.
docs-app-link = die Seite der App
docs-app-sign-in = Wenn du { $link }, kann eine eigene App in den Befehlen stehen.
docs-app-sign-in-link = dich anmeldest
docs-own = Nimm deine App
docs-register = Registriere deine App
docs-register-text = Ein Konto brauchst du dafür nicht. Setze deinen eigenen Namen und deine Adresse ein; Menschen werden nur zu einer Adresse geschickt, die du registrierst.
docs-register-after = Die Antwort enthält { $id } und { $secret }. Behalte das Geheimnis auf deinem Server, und setze beide für die nächsten Schritte:
docs-authorize = Schick jemanden hierher
docs-authorize-text = Das macht ein Paar von Beweisen (PKCE), damit ein gestohlener Code nichts nützt, und gibt eine Adresse aus. Öffne sie in einem Browser: Gefragt wird erst nach der Anmeldung, dann, ob deine App hereindarf.
docs-authorize-after = Der Browser kommt zu deiner Adresse zurück mit { $code }, deinem { $state } und { $iss }. Prüfe, dass die beiden letzten von dir und von uns sind, und behalte dann den Code; er gilt einmal, für diese Zeit: { $span }. Beim ersten Versuch findest du ihn in der Adresszeile, auch wenn dort nichts antwortet.
docs-exchange = Tausche den Code ein
docs-exchange-text = Von deinem Server aus, nicht aus einem Browser.
docs-exchange-after = Die Antwort enthält { $access } und { $refresh }. Hüte beide wie Passwörter:
docs-use = Benutze das Token
docs-use-text = Es gehört immer in den Header, nie in eine Adresse.
docs-refresh = Erneuere es
docs-refresh-text = Jede Erneuerung gibt ein neues Paar; behalte das neue. Geht die Antwort unterwegs verloren, frag noch einmal mit demselben Token: Du bekommst dasselbe Paar.
docs-revoke = Gib es zurück
docs-revoke-text = Wenn jemand deine App verlässt, beende, was du hast. Ein Refresh-Token beendet alles, was aus ihm hervorging.
docs-machines = Für Programme: { $metadata } sagt, was hier funktioniert, { $openapi } beschreibt jeden Endpunkt.
docs-scopes-title = Scopes
docs-scopes-lead = Ein Scope ist eine Sache, die jemand einer App erlauben kann. Dieser Server hat diese.
docs-scopes-ask = Wie du bittest
docs-scopes-text = Trenne mehrere Scopes durch Leerzeichen. Bitte um wenig, und um mehr, wenn du es brauchst.
docs-scopes-granted = Einzelne Scopes lassen sich abwählen. Was bleibt, steht in { $scope } der Antwort; richte dich danach.
docs-scopes-more = Willst du später mehr, schick die Person noch einmal durch die Autorisierung. Was schon erlaubt war, bleibt.
docs-scopes-limit = Eine App kann eine Grenze haben: was bei ihr angekreuzt ist oder die Verwaltung ihr gab. Darüber hinaus kann sie um nichts bitten.
docs-scopes-none = Ohne { $scope } bittet eine App, die sich selbst registriert hat, um das, was sie registriert hat. Alle anderen bitten um nichts und erfahren nur, wer die Person ist, mit { $path }.
docs-restricted = nur für Apps, denen die Verwaltung es gegeben hat
docs-tokens-title = Tokens
docs-tokens-lead = Wie sie aussehen, wie lange sie hier leben, und was sie beendet.
docs-tokens-format = Format
docs-tokens-format-text = Jedes beginnt mit seiner Art. Dann kommen 32 Zeichen Zufall und 6 Zeichen Prüfsumme, alles Kleinbuchstaben und Ziffern: Nirgends muss etwas kodiert werden.
docs-tokens-checksum = Die Prüfsumme sind die unteren 30 Bit der CRC-32 von allem davor, die höchsten zuerst, im Alphabet { $alphabet }. Ein Tippfehler wird abgelehnt, ohne in die Datenbank zu sehen.
docs-tokens-scanners = Für Programme, die nach Geheimnissen suchen
docs-tokens-scanners-text = Dieses Muster findet jedes Geheimnis dieses Servers. Eines, das bekannt geworden ist, solltest du sofort beenden.
docs-tokens-lifetimes = Lebenszeiten hier
docs-tokens-refresh-text = Eine Erneuerung gibt ein neues Access-Token und ein neues Refresh-Token. Das alte Access-Token endet zu seiner Zeit, spätestens einen Tag danach.
docs-tokens-repeat = Antworten gehen verloren. Solange das neue Refresh-Token unbenutzt ist, darfst du das alte noch einmal schicken und bekommst dasselbe Paar, so lange: { $span } (Apps ohne Geheimnis: { $public }). Später gilt es als gestohlen.
docs-tokens-once = Hier gilt ein Refresh-Token einmal. Ein zweites Mal gilt als Diebstahl und beendet alle Tokens der Familie.
docs-tokens-end = Was sie beendet
docs-kind-access = Access-Token
docs-kind-refresh = Refresh-Token
docs-kind-code = Autorisierungscode
docs-kind-personal = persönliches Token
docs-kind-secret = Geheimnis der App
docs-kind-registration = Token zum Verwalten einer Registrierung
docs-kind-initial = Token zum Registrieren
docs-life-code = Autorisierungscode, einmal
docs-life-access = Access-Token
docs-life-long = Access-Token einer App, die sich wie bei Gancio selbst registriert hat: kein festes Ende, außer es bleibt so lange unbenutzt
docs-life-refresh = Refresh-Token, das nicht benutzt wird
docs-life-family = Refresh-Tokens insgesamt, vom ersten an
docs-end-time = Ihre Zeit ist um.
docs-end-revoke = Du gibst sie zurück: Ein Refresh-Token beendet alles, was mit ihm kam, ein Access-Token endet allein.
docs-end-person = Die Person beendet die Verbindung, oder die Verwaltung tut es. Schon die nächste Anfrage merkt es.
docs-end-replay = Jemand hat einen Code oder ein Refresh-Token ein zweites Mal benutzt.
docs-limits-title = Grenzen
docs-limits-lead = Wie viel dieser Server annimmt. Nach genau diesen Zahlen richtet er sich.
docs-limits-rates = Anfragen aus einem Netz
docs-limits-off = Diese Grenzen sind auf diesem Server ausgeschaltet. Eingeschaltet wären es diese:
docs-limits-answer = Wer mehr schickt, bekommt 429 und { $after }, in Sekunden. Als Netz zählt eine IPv4-Adresse oder ein IPv6-/64; weitere Netze haben weitere Grenzen.
docs-limits-sizes = Größen und Anzahlen
docs-limit-rate = { $burst } auf einmal, dann { $hour } in der Stunde
docs-limit-registration = Registrierungen von Apps
docs-limit-authorize = Autorisierungsanfragen
docs-limit-secrets = Falsche Geheimnisse von Apps
docs-limit-introspection = Introspektionen von etwas, das kein Token ist
docs-limit-sign-in = Anmeldeversuche
docs-limit-body = Inhalt einer Anfrage
docs-limit-graphql = Inhalt einer GraphQL-Anfrage
docs-limit-depth = Tiefe einer GraphQL-Frage
docs-limit-complexity = Komplexität einer GraphQL-Frage
docs-limit-pairs = Parameter einer Anfrage
docs-limit-state = Zeichen von state
docs-limit-uris = Redirect-URIs einer App
docs-limit-uri = Zeichen einer Redirect-URI
docs-limit-apps = Apps einer Person
docs-limit-unused = Leben einer App, die sich selbst registriert hat und nie benutzt wurde
docs-errors-title = Fehler
docs-errors-lead = Eine Ablehnung ist JSON: { $error } ist für dein Programm, { $description } sagt, was zu ändern ist, und { $uri } führt zu einer dieser Seiten. Wird eine Autorisierung abgelehnt, kommt dasselbe zu deiner Redirect-URI.
docs-error-unknown = Den Fehler { $code } gibt es auf diesem Server nicht. Das hier sind alle.
docs-error-when = Wann er kommt
docs-error-now = Was jetzt zu tun ist
docs-error-example = Ein Beispiel
docs-error-status = Status
docs-error-section = Festgelegt in
docs-error-all = Alle Fehler
docs-error-invalid-request =
    .what = Etwas in der Anfrage fehlt, ist doppelt oder lässt sich nicht lesen.
    .when = An jedem Endpunkt: Ein Parameter fehlt oder kommt mehrmals, der Inhaltstyp ist ein anderer, die Methode ist falsch (405), der Inhalt ist zu groß (413), oder zwei Ausweise kamen zugleich.
    .now = Lies die Beschreibung; sie nennt den Parameter. Ändere dann die Anfrage: So wie sie ist, wird sie wieder abgelehnt.
docs-error-invalid-client =
    .what = Dieser Server kennt deine App nicht, oder ihr Geheimnis ist falsch.
    .when = Wenn ein Code eingetauscht oder ein Token erneuert, zurückgegeben oder befragt wird. Auch wenn die App gelöscht oder abgeschaltet ist oder auf die Verwaltung wartet.
    .now = Vergleiche Kennung und Geheimnis mit dem, was du bekommen hast. Schick das Geheimnis nur auf eine Weise, als HTTP Basic oder im Inhalt. Ist die App weg, registriere sie neu und verbinde die Person noch einmal.
docs-error-invalid-grant =
    .what = Der Code oder das Refresh-Token taugt für diese Anfrage nicht oder nicht mehr.
    .when = Ein Code wurde schon benutzt oder ist zu alt; Redirect-URI oder Verifier sind nicht die der Anfrage; ein Refresh-Token ist veraltet, oder die Person hat die Verbindung beendet.
    .now = Verwirf, was du für diese Person hast, und schick sie noch einmal durch die Autorisierung. Geschieht es schon beim ersten Eintauschen, vergleiche Redirect-URI und Verifier Zeichen für Zeichen.
docs-error-unauthorized-client =
    .what = Deine App darf nicht auf diese Weise fragen.
    .when = Wenn eine App einen Weg benutzt, für den sie nicht registriert ist.
    .now = Nimm den Autorisierungscode mit PKCE; er steht jeder App offen.
docs-error-unsupported-grant-type =
    .what = Diesen grant_type kennt der Server nicht.
    .when = Am Token-Endpunkt, bei allem außer einem Autorisierungscode oder einem Refresh-Token.
    .now = Tausche einen Code ein, oder erneuere. Menschen nach ihrem Passwort zu fragen gibt es hier nicht.
docs-error-unsupported-response-type =
    .what = Dieser Server antwortet nur mit einem Code.
    .when = Am Autorisierungs-Endpunkt, wenn der response_type ein anderer ist oder fehlt.
    .now = Bitte um den response_type „code“ und tausche ihn gegen Tokens ein.
docs-error-invalid-scope =
    .what = Du hast um einen Scope gebeten, den es nicht gibt oder um den deine App nicht bitten darf.
    .when = Bei der Autorisierung, wenn der Name unbekannt ist oder jenseits der Grenze deiner App liegt; beim Erneuern, wenn es mehr ist als vorher.
    .now = Vergleiche mit der Seite der Scopes. Die Grenze deiner App steht auf ihrer eigenen Seite; die Verwaltung kann sie weiten.
docs-error-access-denied =
    .what = Jemand hat Nein gesagt.
    .when = Eine Person hat nicht zugestimmt, die Registrierung ist hier geschlossen (403), oder es ging um eine Änderung am Konto, die einer App nicht zusteht (403).
    .now = Nimm es hin. Frag nicht sofort wieder; biete an, es später zu versuchen.
docs-error-server-error =
    .what = In diesem Server ist etwas kaputtgegangen.
    .when = Nie, wenn alles in Ordnung ist. Nichts wurde herausgegeben oder geändert.
    .now = Versuch es später wieder. Bleibt es dabei, nenne dem Betreiber die Nummer der Anfrage aus dem Header X-Request-Id.
docs-error-temporarily-unavailable =
    .what = Nicht jetzt: Aus deinem Netz kamen zu viele Anfragen (429), oder die Datenbank antwortet nicht (503).
    .when = An jedem Endpunkt.
    .now = Warte so lange, wie Retry-After sagt, und schick dann dieselbe Anfrage noch einmal. Nichts wurde geändert.
docs-error-login-required =
    .what = Niemand ist angemeldet, und du wolltest, dass nicht gefragt wird.
    .when = Bei einer Autorisierung mit prompt=none.
    .now = Schick die Person noch einmal durch die Autorisierung, ohne prompt=none.
docs-error-consent-required =
    .what = Die Person muss gefragt werden, und du wolltest, dass nicht gefragt wird.
    .when = Bei einer Autorisierung mit prompt=none, wenn die Person das noch nicht erlaubt hat oder die App sich seitdem geändert hat.
    .now = Schick die Person noch einmal durch die Autorisierung, ohne prompt=none.
docs-error-invalid-token =
    .what = Das Access-Token ist unbekannt, abgelaufen oder beendet.
    .when = An jeder geschützten Ressource, und an deiner eigenen API hinter diesem Server.
    .now = Erneuere es einmal und versuch es wieder. Wird auch das abgelehnt, schick die Person durch die Autorisierung.
docs-error-unauthorized =
    .what = In der Anfrage ist kein Token.
    .when = An jeder geschützten Ressource, und wo eine Registrierung verwaltet wird.
    .now = Schick es im Header Authorization, nach dem Wort Bearer. Vielleicht hat ein Proxy vor deinem Programm den Header verworfen.
docs-error-insufficient-scope =
    .what = Das Token ist gut, aber nicht hierfür.
    .when = An einer geschützten Ressource, die einen Scope braucht, den die Person nicht erlaubt hat.
    .now = Die Antwort nennt den Scope. Schick die Person mit ihm durch die Autorisierung; was sie schon erlaubt hat, bleibt.
docs-error-second-factor-required =
    .what = Diese Änderung verlangt einen zweiten Faktor.
    .when = Wenn eine Adresse oder ein Passwort mit einem persönlichen Token ohne erweiterte Rechte geändert wird.
    .now = Frag die Person nach einem Code, und schick die Anfrage noch einmal mit ihm im Header X-Two-Factor-Authentication.
docs-error-second-factor-invalid =
    .what = Der zweite Faktor ist falsch oder wurde schon benutzt.
    .when = Nachdem ein Code mitkam, der nicht passt. Falsche Codes zählen: Nach einigen beginnen Wartezeiten.
    .now = Warte auf den nächsten Code der Authenticator-App. Ein Wiederherstellungscode gilt einmal.
docs-error-invalid-redirect-uri =
    .what = Eine Redirect-URI lässt sich nicht registrieren.
    .when = Bei einer Registrierung: Sie ist relativ, hat ein Fragment oder ein Schema, das nicht angenommen wird, oder es kam gar keine.
    .now = Lies die Regeln auf der Seite über die Registrierung. Die Beschreibung nennt die verletzte.
docs-error-invalid-client-metadata =
    .what = Etwas anderes an der Registrierung kann nicht angenommen werden.
    .when = Bei einer Registrierung oder ihrer Änderung: Der Inhalt ist kein JSON-Objekt, ein Wert hat einen anderen Typ oder nennt etwas, das dieser Server nicht tut.
    .now = Die Beschreibung nennt den Wert. Lass weg, was du nicht brauchst; Unbekanntes wird übergangen.
docs-error-invalid-scopes =
    .what = Die Registrierung nennt einen Scope, den dieser Server nicht hat.
    .when = Nur bei der Registrierung wie bei Gancio; dessen Apps erwarten genau diese Worte.
    .now = Vergleiche mit der Seite der Scopes. Lass die Scopes weg, und du bekommst die, die der Betreiber gewählt hat.
docs-error-not-found =
    .what = An dieser Adresse ist nichts.
    .when = Bei jedem Pfad, den dieser Server nicht hat.
    .now = Vergleiche den Pfad mit den Metadaten oder dem OpenAPI-Dokument.
docs-apis-title = Eine API schützen
docs-apis-lead = Deine API, geöffnet von Tokens dieses Servers: zwei Wege zu fragen, was ein Token darf, und fünf Programme, die es tun.
docs-apis-verify = Frag bei jeder Anfrage
docs-apis-verify-text = Reich den Header { $header } an { $path } weiter. 204 lässt die Anfrage herein; 401 und 403 gehen zurück, wie sie sind. Dafür brauchst du keine App.
docs-apis-headers = Jede 204 sagt, wer es ist: { $user }, { $id }, { $client }, { $scope } und { $factor }. Lösche diese Header aus allem, was von außen kommt.
docs-apis-care = Antwortet dieser Server nicht, lass niemanden herein. Und behalte kein Ja: Was jemand beendet, muss mit der nächsten Anfrage enden.
docs-apis-introspect = Oder befrage das Token
docs-apis-introspect-text = Für mehr als Ja und Nein: wessen Token es ist, von welcher App, bis wann. Dafür brauchst du eine App mit Geheimnis. Sieh zuerst auf { $active }.
docs-apis-resource-server = Eine App sieht nur ihre eigenen Tokens. Der Betreiber macht deine zum Resource-Server, der die aller Apps sieht:
docs-apis-files = Ganze Programme
docs-apis-files-text = Sie laufen, wie sie dastehen; die Tests dieses Servers lassen sie laufen. Ohne Token antworten sie 401, jenseits des Scopes 403.
docs-registration-title = Eine App registrieren
docs-registration-open = Jedes Programm kann sich hier selbst registrieren, ohne Konto.
docs-registration-token = Programme können sich hier mit einem Token zum Registrieren selbst registrieren; der Betreiber gibt es.
docs-registration-approval = Jedes Programm kann sich hier selbst registrieren. Vor der ersten Benutzung sieht die Verwaltung es an.
docs-registration-closed = Programme können sich hier nicht selbst registrieren. Leg deine App auf den Seiten für eigene Apps an, oder frag den Betreiber.
docs-registration-simple = Wie bei Gancio
docs-registration-simple-text = { $path } nimmt ein Formular oder JSON. Die App bekommt ein Geheimnis, und Access-Tokens ohne festes Ende.
docs-registration-dynamic = RFC 7591
docs-registration-dynamic-text = Der genormte Weg, in JSON. Die Methode „none“ macht eine öffentliche App, die kein Geheimnis hat und PKCE benutzen muss.
docs-registration-manage = Lesen, ändern und löschen (RFC 7592)
docs-registration-manage-text = Mit { $token } aus der Antwort, bei { $uri }. Eine Änderung ersetzt alles; was du weglässt, ist vergessen.
docs-registration-unused = Eine App, die nie einen Code eintauscht, verschwindet nach dieser Zeit: { $span }. Eine, die benutzt wurde, bleibt.
docs-uris = Redirect-URIs
docs-uri-https = { $https } für jeden Host.
docs-uri-loopback = { $http } für Loopback-Adressen und localhost; dort ist der Port bei jeder Anfrage frei.
docs-uri-http = { $http } auch für andere Hosts, bei Apps mit Geheimnis. Menschen werden gewarnt, und Codes leben eine Minute.
docs-uri-scheme = Eigene Schemas mit einem Punkt, etwa { $example }, bei Apps ohne Geheimnis.
docs-uri-never = Nie ein Fragment oder ein Benutzer, und kein Parameter { $code }, { $state }, { $iss } oder { $error }.
docs-uri-exact = Was eine Anfrage schickt, muss Zeichen für Zeichen dasselbe sein.
docs-personal-title = Persönliche Tokens
docs-personal-lead = Für deine eigenen Skripte: ohne App, ohne Browser. Mach eines hier: { $link }.
docs-personal-link = die Seite deiner Tokens
docs-personal-query = Was keinen Header schicken kann, darf { $query } benutzen, nur bei { $user } und { $graphql }. Adressen werden an vielen Orten aufgeschrieben: Nimm lieber den Header.
docs-personal-change = Dein Konto ändern
docs-personal-change-text = Mit dem Scope { $scope } ändert ein Token deinen Namen.
docs-personal-change-none = Den Scope { $scope } gibt es auf diesem Server nicht, darum lässt sich hier nichts mit einem Token ändern.
docs-personal-factor = Adresse und Passwort
docs-personal-factor-text = Sie verlangen mehr. Ein Token mit erweiterten Rechten kommt durch; jedes andere schickt { $header } mit { $totp } oder { $recovery }, einem Leerzeichen und dem Code. Ohne zweiten Faktor schick { $password }; ein neues Passwort braucht es immer.
docs-personal-factor-refused = Die Ablehnungen sind { $required } und { $invalid }. Apps von anderen können keines von beiden ändern.
