### English. Keys start with their page. Second person, present tense; a button says what happens.
### { $names } are filled in by the pages; those that outsiders wrote come isolated.

## Around every page

layout-skip = Skip to the content
layout-account = Your account
layout-signed-in = You are signed in as
layout-sign-out = Sign out
layout-footer = More
layout-developers = For developers
layout-apps = Your own apps
layout-software = Runs on Permesso
layout-language = Language

## Times, spans and places within sentences

time-now = just now
time-minutes-ago =
    { $count ->
        [one] { $count } minute ago
       *[other] { $count } minutes ago
    }
time-hours-ago =
    { $count ->
        [one] { $count } hour ago
       *[other] { $count } hours ago
    }
time-yesterday = yesterday
time-days-ago =
    { $count ->
        [one] { $count } day ago
       *[other] { $count } days ago
    }
time-day =
    { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
time-date = on { time-day }
time-from = { $when }, from { $network }
time-never = never
span-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
span-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
span-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
span-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
place-name = { $name }
place-device = an app on this device
place-device-heading = An app on this device

## Start page

home-title = Welcome
home-lead = This is the door of { $instance }. Here you sign in, and here you decide which apps may use your account.
home-promise = No app gets in without your yes, none sees your password, and you can take each yes back at any time.
home-sign-in = Sign in
home-account = Go to your account
home-setup-title = Not set up yet
home-setup = This server has no administrator. Open the setup link that it printed where it was started, or print a new one with:
home-developers = You write an app? The { $docs } take you from nothing to a working token.
home-docs = pages for developers

## Sign-in

sign-in-title = Sign in
sign-in-continue = to continue to { $place }
sign-in-username = User name or e-mail address
sign-in-password = Password
sign-in-button = Sign in
sign-in-wrong = The name and the password don’t belong together. Check both and try again.
sign-in-slow-down = There have been too many tries. Wait { $span }, then try again; until then no password is looked at.
sign-in-passkey = Sign in with a passkey
sign-in-signed-out = You are signed out.
sign-in-forgotten = Forgotten your password? { $recover }
sign-in-recover = Choose another one

## Second factor, codes and passkeys

second-factor-title = One more step
second-factor-lead = The password of { $name } is right. Now show that you have what belongs to it.
second-factor-lead-app = The password of { $name } is right. Now show that you have what belongs to it, to continue to { $place }.
second-factor-button = Sign in
second-factor-lost-title = Is your device lost?
second-factor-lost = Use one of your recovery codes: each works once, in place of a code of the app. Without one, the people who run { $instance } can let you in again, once they are sure that it is you.
second-factor-lost-all = No recovery codes are left for this account. The people who run { $instance } can let you in again, once they are sure that it is you.
second-factor-cancel = Start again
code-label = Code
code-hint = The six digits that your authenticator app shows now.
code-hint-or-recovery = The six digits that your authenticator app shows now, or one of your recovery codes.
code-recovery-label = Recovery code
code-recovery-hint = One of the codes that you put away when you added your passkey. Each works once.
code-wrong = This code doesn’t fit. An app shows a new one every 30 seconds, and each code works once.
code-slow-down = There have been too many tries. Wait { $span }, then try again; until then nothing is looked at.
passkey-sign-in =
    .title = Sign in with a passkey
    .lead = Your browser asks you for the passkey of your account: by fingerprint, face, PIN, or a key that you plug in.
    .without = You can sign in with your user name and password instead.
    .back = Sign in with a password instead
passkey-second-factor =
    .title = Use your passkey
    .lead = Your browser asks you for the passkey of your account: by fingerprint, face, PIN, or a key that you plug in.
    .without = You can go back and type a code instead.
    .back = Type a code instead
passkey-proof =
    .title = Prove that it is you
    .lead = Your browser asks you for the passkey of your account: by fingerprint, face, PIN, or a key that you plug in.
    .without = You can go back and type a code instead.
    .back = Go back without changing anything
passkey-enrol =
    .title = Add a passkey
    .lead = A passkey stays on this device, in your password manager, or on a key that you plug in. It works for this site only, so no other site can get it out of you.
    .without = You can add an authenticator app instead.
    .back = Go back without adding one
passkey-use = Use a passkey
passkey-continue = Continue with your passkey
passkey-make = Make this passkey
passkey-name-value = Passkey
passkey-waiting = Your browser asks you now. Follow what it says.
passkey-failed = That was cancelled, took too long, or this device has no fitting passkey. Press the button to try again.
passkey-unsupported = This browser can’t use passkeys here. Go back for another way.
passkey-refused = This passkey was not accepted. It may belong to another account, have been removed, or the answer took too long. Try again, or go back for another way.
passkey-no-script = Passkeys need JavaScript, which is switched off here.
copied = Copied

## The proof before a change

confirm-title = Prove that it is you
confirm-other = Before this change, prove again that it is you.
confirm-add-method = Before you add a second factor, prove again that it is you.
confirm-remove-method = Before a second factor is removed, prove again that it is you.
confirm-recovery-codes = Before you get new recovery codes, prove again that it is you.
confirm-password-change = Before you change your password, prove again that it is you.
confirm-make-token = Before this token is made, prove again that it is you.
confirm-change-token = Before this token is changed, prove again that it is you.
confirm-make-app = Before this app is registered, prove again that it is you.
confirm-change-app = Before this app is changed, prove again that it is you.
confirm-password = Your password
confirm-wrong-password = This is not your password. Check it and try again.
confirm-button = Confirm and continue
confirm-back = Go back without changing anything
confirm-remembered = This keeps out somebody who finds your device unlocked. Your proof is remembered for { $span }, in this browser only.

## A new e-mail address

confirm-email-title = Confirm your e-mail address
confirm-email-ask = Your account at { $instance } will use { $email } from now on, and no longer the address before.
confirm-email-button = Use this address
confirm-email-done-title = Your address is confirmed
confirm-email-done = Your account at { $instance } now uses { $email }.
confirm-email-gone-title = This link doesn’t work
confirm-email-gone = The link is not, or no longer, one that confirms an address at { $instance }. Nothing was changed.
confirm-email-gone-way = A link works once, for 24 hours, and each new one ends the one before. It also ends when the address has gone to another account. Ask for a new link where you got this one.

## Joining and recovering

sign-up-title = Make your account
sign-up-lead = You are invited to { $instance }. Choose how you want to be called here, and a password.
sign-up-lead-for = You are invited to { $instance } as { $email }. Choose how you want to be called here, and a password.
sign-up-have-one = I have an account already
recover-title = Another password
recover-ask =
    .title = Forgotten your password?
    .lead = The people who run { $instance } can give you a link by which you choose another one.
    .next = Ask them in a way by which they know that it is you. A link is for one account, works once, and lives for a day.
recover-gone =
    .title = This link doesn’t work
    .lead = It has been used, is too old, or a newer one took its place. Nothing was changed.
    .next = Ask the people who run { $instance } for another link.
recover-choose =
    .title = Choose another password
    .lead = It is for the account { $username } at { $instance }.
    .next = It ends what the old one opened: you are signed out everywhere, and apps and personal tokens lose their access. Your second factor stays.
recover-done =
    .title = Your new password holds
    .lead = You are signed out everywhere, and no app has access to your account at { $instance } any more.
    .next = Sign in with the password you have just chosen, and connect the apps that you still want.
sign-up-lead-mailed = The address { $email } is yours. Choose how you want to be called at { $instance }, and a password.
sign-up-other-browser = You came from an app, which waits in another browser or has waited too long. When your account is made, go back to the app and begin again there.
sign-up-ask-lead = Which e-mail address shall your account at { $instance } have? A link goes there, by which you go on.
sign-up-ask-button = Send me the link
sign-up-ask-gone = This link doesn’t work: it has been used, or is more than two hours old. You can ask for another one.
sign-up-sent-title = Look into your mailbox
sign-up-sent = If we can write to { $email }, a mail is on its way there. Open the link in it within two hours.
sign-up-sent-app = Open it in this browser: then you get back to the app that you came from.
sign-up-sent-again = Nothing there after some minutes? Look among the unwanted mails, too, or { $again }.
sign-up-sent-again-link = ask once more
sign-up-done-title = Your account is made
sign-up-done-lead = You are signed in at { $instance }.
sign-up-done-app = To go on with the app that you came from, go back to it and begin again there.
sign-in-sign-up = No account yet? { $make }
sign-in-sign-up-link = Make one
recover-ask-mail =
    .title = Forgotten your password?
    .lead = Type your user name at { $instance }, or your e-mail address. A link by which you choose another password goes to the address of the account.
    .next = The link works once, for one hour.
recover-sent =
    .title = Look into your mailbox
    .lead = If there is such an account at { $instance }, a mail is on its way to its address.
    .next = Open the link in it within one hour. Nothing there after some minutes? Look among the unwanted mails, too.
recover-gone-mail =
    .title = This link doesn’t work
    .lead = It has been used, is too old, or a newer one took its place. Nothing was changed.
    .next = You can ask for another one.
recover-again = Ask for another link
address-lead = Your account has the address { $email }. Nobody has confirmed yet that it is yours.
address-lead-verified = Your account has the address { $email }. You have confirmed that it is yours.
address-waits = { $email } waits for its link: the people who run this server have it. Until it is used, your address stays as it is.
address-waits-mail = A mail is on its way to { $email }. Open the link in it within a day; until then your address stays as it is.
address-forget = Keep the address I have
address-forgotten = Your address stays as it is; no other one waits.
address-same = This is the address that you have.
address-field = New e-mail address
address-hint = It counts once a link was used, which the people who run this server will hand you.
address-hint-mail = It counts once the link was used that goes there. The address that you have now is told.
address-button = Change the address
address-back = Back to your account
delete-title = Delete your account
delete-lead = This ends your account { $username } at { $instance } at once and for good. Nobody can bring it back.
delete-goes = What goes
delete-sessions = { $count ->
        [one] You are signed out of this browser.
       *[other] You are signed out of { $count } browsers.
    }
delete-apps = { $count ->
        [0] No app has access that would end.
        [one] One app loses its access to your account.
       *[other] { $count } apps lose their access to your account.
    }
delete-tokens = { $count ->
        [0] You have no personal tokens that would end.
        [one] Your personal token ends.
       *[other] Your { $count } personal tokens end.
    }
delete-own-app = { $count ->
        [0] Your own app “{ $name }” is deleted. Nobody is connected to it.
        [one] Your own app “{ $name }” is deleted, and one person can no longer use it here.
       *[other] Your own app “{ $name }” is deleted, and { $count } people can no longer use it here.
    }
delete-hand-over = If somebody shall keep one of your own apps, hand it over first, under { $developer }.
delete-stays = What stays
delete-stays-record = A record of what happened, without your name and address, for 400 days.
delete-stays-elsewhere = What apps have already read or published: only they can delete that.
delete-last-admin = You are the last administrator, so the account cannot go. Make somebody else an administrator first.
delete-name = Type your user name to confirm
delete-wrong-name = This is not your user name.
delete-button = Delete my account
delete-back = Keep my account
deleted-title = Your account is deleted
deleted-lead = Everything that hung on it at { $instance } has ended. Thank you for having been here.
deleted-home = To the start page
confirm-address = Before your address is changed, prove again that it is you.
confirm-delete-account = Before your account is deleted, prove again that it is you.
history-reset-mailed = A link for a new password was asked for, and went to your address.
history-email-mailed = The link of your new address went there.

## Mails

mail-network-asked = It was asked for from the network { $network }.
mail-network-done = It was done from the network { $network }.
mail-footer = Sent by { $instance }, { $url }. Nobody reads answers to this mail.
mail-sign-up =
    .subject = Make your account at { $instance }
    .lead = Somebody, hopefully you, wants to make an account at { $instance } with this address.
    .button = Make the account
    .next = The link works once, within two hours, and shows that the address is yours.
    .not-you = If it wasn’t you, do nothing: without the link no account is made.
mail-has-account =
    .subject = You have an account at { $instance } already
    .lead = Somebody, hopefully you, wants to use this address at { $instance }. It belongs to the account { $username } already.
    .button = Sign in
    .next = If you have forgotten the password, you can choose another one: { $recover }
    .not-you = If it wasn’t you, do nothing: nothing has changed, and whoever asked has not been told that you have an account.
mail-reset =
    .subject = Another password for { $instance }
    .lead = Somebody, hopefully you, has forgotten the password of the account { $username } at { $instance }.
    .button = Choose another password
    .next = The link works once, within one hour. A new password signs you out everywhere, and ends the access of apps and your personal tokens; your second factor stays.
    .not-you = If it wasn’t you, do nothing: your password stays as it is.
mail-invitation =
    .subject = You are invited to { $instance }
    .lead = The people who run { $instance } invite you to make an account with this address.
    .button = Make the account
    .next = The link works once, and shows that the address is yours.
    .not-you = If you don’t know what this is about, do nothing: without the link no account is made.
mail-new-address =
    .subject = Is this your address?
    .lead = The account { $username } at { $instance } shall have this address from now on.
    .button = Confirm the address
    .next = The link works once, within a day. Until then the account keeps the address that it has.
    .not-you = If it isn’t your account, do nothing: then nothing changes.
mail-address-asked =
    .subject = Another address for your account at { $instance }?
    .lead = The account { $username } at { $instance } shall have the address { $email } instead of this one. It changes once the link is used that went there.
    .not-you = If it wasn’t you, somebody else is using your account. Change your password at once, and look at what is signed in: { $security }
mail-address-changed =
    .subject = Your account at { $instance } has another address
    .lead = The account { $username } at { $instance } has the address { $email } now. This was the last mail to the old one.
    .not-you = If it wasn’t you, somebody else is using your account. Write to the people who run { $instance } at once.
mail-password-changed =
    .subject = Your password at { $instance } was changed
    .lead = The account { $username } at { $instance } has another password.
    .not-you = If it wasn’t you, choose another one at once, by a link to this address: { $recover }
mail-factor-removed =
    .subject = A second factor at { $instance } was removed
    .lead = The account { $username } at { $instance } has one second factor less, or none any more.
    .not-you = If it wasn’t you, change your password at once, and look at what protects your account: { $security }
mail-deleted =
    .subject = Your account at { $instance } is deleted
    .lead = The account { $username } at { $instance } is gone, with its sessions, the access of apps, its personal tokens, and its own apps.
    .next = A record of what happened stays for 400 days, without your name and address.
    .not-you = If it wasn’t you, write to the people who run { $instance }.
mail-test =
    .subject = Mails from { $instance } arrive
    .lead = An operator asked for this test: mails from { $instance } arrive at this address.

## Setup

setup-title = Make the first account
setup-lead = You hold the setup link of { $instance }, so you become its administrator. The link stops working afterwards.
setup-username = User name
setup-username-hint = 2 to 39 characters: a to z, 0 to 9, dot, dash and underscore.
setup-name = Your name
setup-name-hint = As others will see it.
setup-email = E-mail address
setup-password = Password
setup-password-hint = Long beats complicated: four or five words that don’t belong together make a good one. Your password manager can make one, too.
setup-button = Make this account
setup-wrong =
    { $count ->
        [one] One field needs a change:
       *[other] { $count } fields need a change:
    }
setup-done-title = { $instance } is yours
setup-done-lead = The account { $username } is the administrator of { $instance }. The setup link no longer works.
setup-done-next = Sign in with the password you have just chosen.
setup-done-button = Sign in

## What is wrong with what was typed

wrong-username-length = A user name has 2 to 39 characters.
wrong-username-characters = A user name is made of small letters a to z, digits, dots, underscores and hyphens.
wrong-username-start = A user name begins with a letter or a digit.
wrong-username-taken = This user name is taken.
wrong-name = At most 100 characters, on one line.
wrong-email = An e-mail address looks like name@example.org.
wrong-email-length = An e-mail address has at most 254 characters.
wrong-email-taken = There is an account with this address.
weak-breached = This password has become known in a breach of some site, so it is among the first to be guessed. Use another one.
weak-same = This is the password that you have.
weak-short = Use at least 15 characters. Four or five words that do not belong together are easy to remember and hard to guess.
weak-long = Use at most 100 characters.
weak-personal = It is mostly your own name or address, or the name of this site. Use other words.
weak-rows = Rows of keys on the keyboard are easy to guess.
weak-repeats = Repetitions are easy to guess.
weak-common = Many people use this password.
weak-similar = This is close to a password that many people use.
weak-sequences = Sequences such as abc or 6543 are easy to guess.
weak-dates = Dates and years are easy to guess.
weak-word = A single word is easy to guess.
weak-names = Names are easy to guess.
weak-use-phrase = Use a few words that do not make a common phrase.
weak-add-words = Add another word or two that have nothing to do with the rest.
weak-capitals = Capital letters help little; another word helps more.
weak-reversed = Words written backwards help little; another word helps more.
weak-substitutions = Writing @ for a, or 0 for o, helps little; another word helps more.
weak-use-words = Use words rather than patterns on the keyboard.
weak-avoid-repeats = Avoid words and characters that repeat.
weak-avoid-sequences = Avoid sequences.
weak-avoid-dates = Avoid dates and years that have to do with you.

## Consent

consent-title = Allow { $site }?
consent-ask-site = { $site } wants to use your account
consent-ask-device = { $place } wants to use your account
consent-ask-app = The app behind { $scheme } wants to use your account
consent-punycode = In the address bar: { $host }
consent-name = It calls itself “{ $name }”.
consent-nameless = It gives no name.
consent-badge-checked = Checked
consent-badge-unchecked = Not checked
consent-checked = Somebody at { $instance } has looked at this app.
consent-unchecked = Nobody at { $instance } has looked at this app. Say yes only if you have come from it yourself, just now.
consent-mixed = Its name mixes letters of several alphabets, and can look like another name. Go by the address.
consent-website = It says that it belongs to { $website }.
consent-registered = It was registered here { $when }.
consent-changed = It has changed since you last said yes
consent-changed-name = It called itself “{ $before }”, and now “{ $after }”.
    .new = It gave no name, and now calls itself “{ $after }”.
    .gone = It called itself “{ $before }”, and now gives no name.
consent-changed-website = It said that it belongs to { $before }, and now to { $after }.
    .new = It now says that it belongs to { $after }.
    .gone = It no longer says that it belongs to { $before }.
consent-changed-redirect = It sent you to { $before }, and now to { $after }.
    .new = It can now also send you to { $after }.
    .gone = It no longer sends you to { $before }.
consent-changed-owner = Somebody else manages it now.
consent-account = The account in use
consent-switch = Not you?
consent-admin = You are an administrator of { $instance }. Services that trust your account may let this app reach as far as you do; an ordinary account is the safer choice.
consent-able = It will be able to
consent-identity = See your name and your user name
consent-only-identity = It will only learn who you are: your name and your user name. It can’t read or change anything else.
consent-untick = Take the tick off what you don’t want to give.
consent-unable = It will not be able to
consent-not-password = See or change your password
consent-not-email = See your e-mail address
consent-not-apps = Sign in here as you, or let other apps in
consent-not-more = Do anything that isn’t listed above
consent-duration = How long
consent-lasts-until = For { $max } at most; earlier if the app isn’t used for { $idle }.
consent-lasts-while-used = As long as the app is used; it ends after { $idle } without use.
consent-stop = You can stop it at any time under { $apps }.
consent-to-site = Whether you deny or allow, you will be sent to { $site }.
consent-to-device = Whether you deny or allow, you will be sent to an app on this device, at { $host }.
consent-to-app = Whether you deny or allow, you will be sent to the app on this device that opens { $scheme } links.
consent-plain-http = The way there isn’t encrypted (plain http). Others on your network could read along and use your account as this app may.
consent-deny = Deny
consent-allow = Allow { $place }
consent-allow-device = Allow this app
consent-closes = This question stays open for { $span }. After that, start again from the app.

## Scopes that come with the server

scope-email = See your e-mail address
scope-event-write = Add and edit your events. This includes deleting them.
scope-incognito = Access your incognito account.
scope-account = Manage your account, collectives and organizations.
scope-expenses = Create and manage expenses, payout methods.
scope-orders = Create and manage contributions, payment methods.
scope-transactions = Refund and reject recorded transactions.
scope-virtual-cards = Create and manage virtual cards.
scope-updates = Create and manage updates.
scope-conversations = Create and manage conversations.
scope-webhooks = Create and manage webhooks
scope-host = Administrate fiscal hosts.

## Errors: what happened, why, what to do now

error-request-id = Request
error-back = Go back to { $place }
error-code = Code
error-home = Go to the start page
error-developer = For the developer of the app
error-not-found =
    .title = There is nothing here
    .what = No page of { $instance } has this address.
    .why = It may be mistyped, or the page has moved or ended.
    .way = Check the address, or go on from the start page.
error-method =
    .title = This address works another way
    .what = The page exists, but it can’t be asked for like this.
    .why = Mostly this happens when a form is opened as a link, or reloaded after it was sent.
    .way = Go back and use the page’s own buttons.
error-forgery =
    .title = We could not tell that this was you
    .what = The form came without its seal, so nothing was changed.
    .why = The page may have been open for long, cookies may be switched off, or another site tried to send the form in your name.
    .way = Go back, reload the page, and send it again. Cookies must be allowed for this site.
error-forbidden =
    .title = This is not yours to open
    .what = Your account may not see or do this.
    .why = It belongs to another person, or to the administrators of { $instance }.
    .way = Go back, or sign in with the account that may.
error-setup-link =
    .title = This setup link doesn’t work
    .what = The link is not, or no longer, the one that makes the first account.
    .why = A setup link lives for 24 hours, and each new one ends the one before.
    .way = On the server, run “permesso setup-link” and open the link that it prints.
error-too-large =
    .title = That was too much at once
    .what = What was sent is larger than this page reads, so nothing was changed.
    .why = Forms here are small; a larger one is a mistake or an attack.
    .way = Go back and send less.
error-bad-form =
    .title = The form could not be read
    .what = What was sent is not a complete form, so nothing was changed.
    .why = A field is missing, is there twice, or is written in a way that forms are not.
    .way = Go back, reload the page, and send it again.
error-too-many =
    .title = Too much at once
    .what = There have been too many requests, so this one was not looked at.
    .why = Everybody’s share is limited, so that the server stays quick and guessing stays slow. Others in your network may have used it, too.
    .way = Wait { $wait }, then try again.
error-unavailable =
    .title = We can’t answer right now
    .what = The server runs, but could not do what you asked. Nothing was changed.
    .why = Its database doesn’t answer, or too many people are asking at this moment.
    .way = Wait { $wait }, then try again.
error-broken =
    .title = Something broke here
    .what = The mistake is ours, not yours.
    .why = The server met something that it wasn’t made for. The details are in its log.
    .way = Try again. If it stays broken, give the request number below to the people who run { $instance }.
error-unknown-client =
    .title = We don’t know this app
    .what = An app sent you here with an id that nobody has at { $instance }.
    .why = Its registration may have run out, or been made at another server. You have done nothing wrong, and nothing was given away.
    .way = Go back to the app and connect it anew. If you develop it: register it again, and use the new id.
error-client-disabled =
    .title = This app is switched off
    .what = The people who run { $instance } don’t let this app in at present.
    .why = They have switched it off, or not yet approved it.
    .way = Ask them if you need it. Nothing was given away.
error-bad-redirect =
    .title = This app doesn’t say where to send you
    .what = It sent no address to send you back to, or one that can’t be used. So we have stopped here.
    .why = A code for your account must reach nobody but the app.
    .way = Go back to the app and tell those who make it what stands below.
error-redirect-mismatch =
    .title = This app gave another address than it registered
    .what = It asks us to send you to an address that isn’t registered for it. So we have stopped here.
    .why = Somebody may have changed the link you followed, to get a code for your account. Mostly it is a mistake of the app.
    .way = Go back to the app and try once more. If you develop it: send a registered address, exactly as it is written there, or register this one.
error-bad-request =
    .title = The app asked in a way that doesn’t work
    .what = What the app sent with you has a mistake, so we could not put its question to you.
    .why = The mistake is in the app, not in what you did.
    .way = Go back to the app. If it happens again, tell those who make it what stands below.
error-request-gone =
    .title = This question is no longer open
    .what = The app’s question has run out, has been answered, or was asked in another browser or of another person.
    .why = A question stays open for some minutes only, and only for the one it was put to.
    .way = Go back to the app and start again.
error-sign-up-closed =
    .title = Accounts are made for you here
    .what = Nobody can make an account at { $instance } alone.
    .why = The people who run it have decided so.
    .way = Ask them for an account.
error-invite-needed =
    .title = You need an invitation
    .what = Accounts at { $instance } are made by a link that its people hand over.
    .why = They want to know who comes in.
    .way = Ask them for an invitation, and open its link.
error-invite-gone =
    .title = This invitation no longer works
    .what = Its link has been used up or withdrawn, or is too old. No account was made.
    .why = An invitation is good for so many accounts and so long as those who made it said.
    .way = Ask the people who run { $instance } for another one.
error-step-gone =
    .title = This has to start again
    .what = What you had begun is no longer open, so nothing was changed.
    .why = A sign-in or a new second factor that is half done stays open for some minutes only, and in one browser only.
    .way = Go back to where you began, and start again.
error-already-answered =
    .title = You have already answered
    .what = This question got its answer before, and the answer counts. Nothing was changed now.
    .why = The form was sent a second time, mostly by the back button or a reload.
    .way = Go back to the app. If it doesn’t work there, start again from it.
error-sent = The app sent
error-registered =
    { $count ->
        [one] Registered for it is
       *[other] Registered for it are
    }
error-difference = They differ from character { $place } on: sent is { $sent }, registered is { $registered }.
error-difference-short = What was sent ends before character { $place }; the registered one goes on with { $registered }.
error-difference-long = The registered one ends before character { $place }; what was sent goes on with { $sent }.

## Account

account-title = Your account
account-name = Name
account-username = User name
account-email = E-mail address
account-email-pending = { $email } waits for its link to be used.
account-role = Role
account-admin = Administrator
account-nav-overview = Overview
account-nav-security = Security
account-nav-sessions = Sessions
account-nav-apps = Apps
account-nav-tokens = Tokens
account-nav-history = History
account-nav-developer = Own apps
account-developer-text = Register apps that you develop, and see what goes wrong with them.
account-second-factor-on = A second factor protects your account.
account-second-factor-off = Only your password protects your account. Add a second factor.
account-sessions-count =
    { $count ->
        [one] Only this browser is signed in.
       *[other] { $count } browsers are signed in.
    }
account-tokens-count =
    { $count ->
        [0] For programs of your own. You have none.
        [one] For programs of your own. You have { $count }.
       *[other] For programs of your own. You have { $count }.
    }
account-history-text = What has happened to your account, and from where.
account-apps-count =
    { $count ->
        [0] No app may use your account.
        [one] { $count } app may use your account.
       *[other] { $count } apps may use your account.
    }
account-docs = Build an app for { $instance }
account-docs-text = From nothing to a working token in six steps.

## Connected apps

apps-title = Connected apps
apps-lead = You have let these apps use your account. Disconnect what you no longer need.
apps-count =
    { $count ->
        [one] { $count } app
       *[other] { $count } apps
    }
apps-empty-title = No app is connected
apps-empty = When an app asks for your account, you are asked here first. What you allow then stands on this page, with a button that stops it.
apps-name = It calls itself “{ $name }”.
apps-nameless = It gives no name.
apps-long-lived = No fixed end
apps-able = It may
apps-identity = See your name and your user name
apps-allowed = First allowed
apps-used = Last used
apps-sends = Sends you to
apps-plain-http = This address isn’t encrypted (plain http).
apps-replay-ended = A key of this app was used a second time { $when }. It may have been stolen, so the access that hung on it has ended. If the app asks you to connect it again and you did nothing unusual, tell those who make it.
apps-replay-refused = A key of this app was used a second time { $when }, and was refused. Often this is only a lost connection. If you don’t trust it, disconnect the app and connect it again.
apps-lost = A key of “{ $name }” was used a second time { $when }. It may have been stolen, so the app has lost its access. If it asks you to connect it again and you did nothing unusual, tell those who make it.
apps-revoke = Disconnect { $place }
apps-revoke-device = Disconnect this app
apps-revoke-means = It loses its access at once, and can do nothing more in your name until you allow it again. What it has already done stays.
apps-revoked = You have disconnected { $place }. It can no longer use your account.
apps-gone = That app was no longer connected. Nothing was changed.
apps-extended = Extended rights
apps-all = Disconnect everything
apps-revoke-all-means = Every app on this page loses its access at once, and can do nothing more in your name until you allow it again. What they have already done stays.
apps-revoke-all =
    { $count ->
        [one] Disconnect { $count } app
       *[other] Disconnect all { $count } apps
    }
apps-revoked-all =
    { $count ->
        [one] You have disconnected { $count } app. It can no longer use your account.
       *[other] You have disconnected { $count } apps. They can no longer use your account.
    }

## Security

security-title = Security
security-back = Back to security, without changing anything
security-password = Password
security-password-since = You changed it { $when }.
security-password-first = You have not changed it since your account was made.
security-password-change = Change your password
security-factors = Second factor
security-on = On
security-off = Off
security-factors-what = With a second factor, a stolen password alone lets nobody in: sign-in also asks for something that you have. That is an app on your phone that shows codes, or a passkey of your device.
security-kind-totp = Authenticator app
security-kind-passkey = Passkey
security-added-at = Added
security-manage = Rename or remove
security-name = Name
security-name-hint = So that you know it again, in at most 50 characters.
security-rename = Save this name
security-remove = Remove { $name }
security-remove-means = It can no longer be used to sign in or to confirm changes. Your other second factors stay.
security-remove-last-means = This is your last second factor. Without it your password alone opens your account, and your recovery codes end, too.
security-add-totp = Add an authenticator app
security-add-passkey = Add a passkey
security-no-passkeys = Passkeys need an address that starts with https, which this server doesn’t have.
security-recovery = Recovery codes
security-recovery-what = For the day on which your device is lost: each of these codes takes the place of your second factor, once.
security-recovery-left =
    { $count ->
        [0] You have none left.
        [one] You have { $count } left.
       *[other] You have { $count } left.
    }
security-recovery-low = Make new ones before you run out.
security-recovery-means = You get a new list; the codes of the old one stop working.
security-recovery-make = Make new recovery codes
security-history = Not sure whether something was you? Your { $history } has it.
security-added = You have added a second factor. From now on sign-in asks for it.
security-removed = The second factor is removed. Your others stay.
security-removed-last = Your last second factor is removed, and the recovery codes with it. Your password alone opens your account now.
security-renamed = It has its new name.
security-gone = That second factor was gone already. Nothing was changed.
security-name-refused = A name has 1 to 50 characters. Nothing was changed.
security-password-changed = Your password is changed. You are signed out in all other browsers; your apps and personal tokens keep their access.
security-password-changed-apps = Your password is changed. You are signed out in all other browsers, and all apps and personal tokens have lost their access.

## Another password

password-title = Change your password
password-lead = You are signed out in all other browsers; here you stay signed in.
password-second-factor = As you have a second factor, you are asked for it as well, unless you have just used it.
password-current = Password now
password-new = New password
password-wrong = This is not your password. Check it and try again.
password-end-apps = Also end the access of all apps and personal tokens
password-end-apps-hint = Tick this if somebody else may know your password. Apps then have to ask you again, and personal tokens have to be made anew.
password-button = Change the password

## Authenticator app

totp-title = Add an authenticator app
totp-lead = An authenticator app shows a new code every 30 seconds. At sign-in you type the code of that moment.
totp-scan = Scan this picture
totp-scan-text = In the app, choose to add an account, then point the camera here.
totp-picture = QR code for your authenticator app; the key below says the same
totp-open = Open it in an app on this device
totp-type = Or type this key
totp-type-text = If you can’t scan, type it into the app. Keep it to yourself: whoever has it can make your codes. You don’t need it any more afterwards.
totp-copy = Copy the key
totp-prove = Type the code that the app shows
totp-name-value = Authenticator app
totp-wrong = This code doesn’t fit. Wait for the next one; if none fits, check whether the clock of your device is right.
totp-button = Add this app

## Recovery codes

recovery-title = Your recovery codes
recovery-lead-first =
    { $count ->
        [one] Your second factor is on. If its device is ever lost, this code lets you in, once.
       *[other] Your second factor is on. If its device is ever lost, each of these { $count } codes lets you in, once.
    }
recovery-lead =
    { $count ->
        [one] This code takes the place of your second factor, once. Older codes no longer work.
       *[other] Each of these { $count } codes takes the place of your second factor, once. Older codes no longer work.
    }
recovery-copy = Copy the codes
recovery-once = You see them only now. Nobody can show them to you again, not even the people who run this server.
recovery-keep = Print this page, or write the codes down, and keep them where your device isn’t. A password manager will do, if you can open it without this device.
recovery-next = I have put them away

## Sessions

sessions-title = Where you are signed in
sessions-lead = End what you don’t know, and change your password if it wasn’t you.
sessions-count =
    { $count ->
        [one] { $count } browser
       *[other] { $count } browsers
    }
sessions-device = { $browser } on { $system }
sessions-device-browser = { $browser }
sessions-device-system = A browser on { $system }
sessions-device-unknown = A browser
sessions-this = This one
sessions-began = Signed in
sessions-seen = Last seen
sessions-this-means = You are looking at this page with it. Ending it means signing out.
sessions-sign-out = Sign out here
sessions-end-means = This browser is signed out at once. Apps that you connected there stay connected.
sessions-end = End this session
sessions-others = All others
sessions-others-means = All browsers but this one are signed out at once. Connected apps and personal tokens keep their access.
sessions-end-others =
    { $count ->
        [one] End { $count } other session
       *[other] End { $count } other sessions
    }
sessions-ended = The session is ended. That browser is signed out.
sessions-others-ended =
    { $count ->
        [0] There was no other session. Nothing was changed.
        [one] { $count } other session is ended.
       *[other] { $count } other sessions are ended.
    }
sessions-gone = That session had ended already. Nothing was changed.

## Personal tokens

tokens-title = Personal tokens
tokens-lead = A personal token lets a program of your own use your account, without your password.
tokens-count =
    { $count ->
        [one] { $count } token
       *[other] { $count } tokens
    }
tokens-limit = You can have up to { $most }.
tokens-limit-reached = You have { $most }, which is as many as one account can have. Delete one to make room.
tokens-empty-title = You have no tokens yet
tokens-empty = Make one for a script, a cron job, or a service on your own server. Give each program a token of its own, with only what it needs: then you can see which one was used, and stop one without stopping the others.
tokens-identity = See your name and your user name
tokens-made = Made
tokens-valid = Valid
tokens-ends = through { $day } (UTC)
tokens-ended = ended with { $day } (UTC)
tokens-no-end = until you delete it
tokens-badge-expired = Expired
tokens-badge-advanced = Advanced privileges
tokens-delete = Delete { $name }
tokens-delete-means = Programs that use it lose their access at once. It can’t be brought back.
tokens-deleted = The token is deleted. Programs that used it have lost their access.
tokens-changed = The token is changed. Its value stays the same.
tokens-gone = That token was gone already. Nothing was changed.
tokens-make-title = Make a new token
tokens-make-means = You may be asked to prove that it is you. Then you see the token, once.
tokens-make = Make this token
tokens-name = What is it for?
tokens-name-hint = 3 to 100 characters, such as “Backup of the calendar”.
tokens-name-wrong = A name has 3 to 100 characters.
tokens-name-taken = You have a token of this name already. If you have just sent this form twice, it was made the first time. Else take another name.
tokens-scopes = What may it do?
tokens-scopes-hint = With nothing ticked it can only see who you are.
tokens-scopes-wrong = One of these can’t be given to a personal token. Choose again.
tokens-expires = Last day (optional)
tokens-expires-hint = It works through the end of this day (UTC). Without one it works until you delete it.
tokens-expires-wrong = This isn’t a day from today on. Choose another one, or none.
tokens-advanced = Advanced privileges
tokens-advanced-means = The token may directly do what otherwise asks you for a second factor, such as changing your e-mail address. Whoever gets hold of it can take over your account. Leave this off unless the program needs it.
tokens-advanced-line = Directly do what otherwise asks for a second factor
tokens-use = How to use it
tokens-use-text = Send it in a header of each request, never in an address, and keep it like a password.
tokens-new-title = Your new token
tokens-new-lead = “{ $name }” is made. Copy the token to where your program finds it.
tokens-new-once = You see it only now. If you lose it, delete it and make another one.
tokens-copy = Copy the token
tokens-new-next = I have put it away
tokens-edit-title = Personal token
tokens-edit-heading = Personal token “{ $name }”
tokens-edit-expired = This token has expired, and no longer works. Give it a later last day to use it again.
tokens-edit-now = As it is
tokens-edit-change = Change it
tokens-edit-means = The value of the token stays the same. For another scope, last day or privilege you are asked to prove that it is you.
tokens-edit-button = Save these changes
tokens-edit-delete = Delete it
tokens-back = Back to your personal tokens

## Own apps: registered and looked after by those who develop them

developer-title = Your own apps
developer-count =
    { $count ->
        [one] You answer for { $count } app.
       *[other] You answer for { $count } apps.
    }
developer-empty-title = You have no apps yet
developer-empty = An app of yours can ask people here whether it may use their account: to sign them in, or to do something for them. Register it below. You get an id and a secret for it, and this page then says what goes wrong when it asks.
developer-docs = { $link } leads from a new app to a working token, command by command.
developer-docs-link = The documentation
developer-back = Back to your own apps
developer-badge-disabled = Switched off
developer-badge-barred = Switched off by an administrator
developer-badge-waits = Waits for approval
developer-people = People
developer-sends = Sends people to
developer-people-count =
    { $count ->
        [0] Nobody allows it anything at present.
        [one] { $count } person allows it something.
       *[other] { $count } people allow it something.
    }
developer-since = Registered
developer-limit = You can have up to { $most } apps.
developer-limit-reached = You have { $most } apps, which is as many as one account can have. Delete one, or hand one over, to make room.
developer-gone = That was gone already. Nothing was changed.
developer-deleted = The app is deleted. People who used it are not asked about it any more, and its tokens have ended.
developer-make-title = Register an app
developer-make-means = You may be asked to prove that it is you. Then you see the secret, once.
developer-make = Register this app
developer-approval = Somebody who runs this server must approve a new app before it can be used.
developer-name = What is it called?
developer-name-hint = 3 to 60 characters. People read this when your app asks them.
developer-name-wrong = A name has 3 to 60 characters that can be seen.
developer-name-instance = This is the name of this server. People would take your app for the server itself, so choose another one.
developer-name-taken = You have an app of this name already. If you have just sent this form twice, it was registered the first time: its page lets you make another secret.
developer-description = What is it for? (optional)
developer-description-hint = Up to 500 characters, for yourself and for those who run this server.
developer-description-wrong = A description has at most 500 characters.
developer-website = Its website (optional)
developer-website-hint = An address that begins with https:// or http://
developer-website-wrong = This isn’t the address of a web page. It begins with https:// or http://, and has no spaces.
developer-redirects = Where are people sent back to?
developer-redirects-hint = Redirect URIs, one a line, exactly as your app sends them. https:// as a rule; http://localhost with any port while you develop.
developer-scopes = What may it ask people for?
developer-scopes-hint = Tick what it needs, and no more. With nothing ticked it can only learn who people are. Each person is asked all the same.
developer-scopes-given = An administrator also gave it: { $given }
developer-scopes-wrong = One of these can’t be asked for by an app of your own. Choose again.
developer-kind = Where does it run?
developer-kind-confidential = On a server, where a secret stays secret. It gets an id and a secret.
developer-kind-public = In people’s browsers or on their own devices, where nothing stays secret. It gets an id only, and must use PKCE.
developer-app-title = App “{ $name }”
developer-id = Client ID
developer-secret = Client secret
developer-secret-none = None: it is a public client, and uses PKCE.
developer-secret-hidden = Shown once, when it was made. If it is lost, make another one below.
developer-secret-once = You see the secret only now. Put it where your app finds it, and nowhere else.
developer-copy = Copy
developer-authorize = Send people to
developer-token = Exchange codes at
developer-made = Your app is registered.
developer-changed = Your changes are saved.
developer-changed-asked = Your changes are saved. Everybody who uses your app is told at the next request what has changed, and asked again.
developer-nothing = Nothing was changed: somebody was faster, or this form was sent twice.
developer-refusals-title = What was refused
developer-refusals-none = Nothing was refused to your app in the last 30 days. When it asks in a way that doesn’t work, it stands here, with what is wrong.
developer-refusals-count =
    { $count ->
        [one] The newest one of the last 30 days, without tokens and secrets.
       *[other] The newest { $count } of the last 30 days, without tokens and secrets.
    }
developer-refusals-link = All that was refused
developer-refusal-redirect = It sent people here with a redirect URI that isn’t registered.
developer-refusal-no-redirect = It sent people here with a redirect URI that can’t be used, or with none.
developer-refusal-other-redirect = It exchanged a code with another redirect URI than the one it had sent people here with.
developer-refusal-client = It came with a wrong client secret, or with none.
developer-refusal-grant = It came with a code or refresh token that isn’t good, or no longer.
developer-refusal-scope = It asked for something that it may not ask for.
developer-refusal-request = It asked in a way that doesn’t work.
developer-refusal-other = It was refused.
developer-refusal-at = { $when }, at { $endpoint }
    .code = { $when }, at { $endpoint }: { $code }
developer-change = Change it
developer-change-means = With another name, website or redirect URI everybody who uses it is told and asked again, and an administrator’s check ends. For another redirect URI you are asked to prove that it is you.
developer-change-button = Save these changes
developer-rotate-title = Another secret
developer-rotate-means = You get a new secret. The present one works beside it for { $span }, so that you can put the new one in place without a break; one that is older still ends now. Tokens stay as they are.
developer-rotate-at-once = The present secret has become known: end it at once
developer-rotate = Make another secret
developer-rotated = Your app has another secret.
developer-previous-title = Two secrets work
developer-previous = The secret before works for { $span } more. When the new one is in place, end it.
developer-previous-end = End the secret before
developer-previous-ended = The secret before has ended. Only the newest works.
developer-switch = Switch it off or on
developer-disable = Switch it off
developer-disable-means =
    { $count ->
        [0] Nothing of it works until you switch it on again: it can ask nobody, and its tokens are refused.
        [one] Nothing of it works until you switch it on again: it can ask nobody, and its tokens are refused, for the { $count } person who uses it.
       *[other] Nothing of it works until you switch it on again: it can ask nobody, and its tokens are refused, for all { $count } people who use it.
    }
developer-disabled = Your app is switched off.
developer-enable = Switch it on
developer-enable-means = It works again as before, with the tokens that it has.
developer-enabled = Your app is switched on.
developer-is-disabled = You have switched this app off. Nothing of it works.
developer-is-barred = An administrator has switched this app off. Nothing of it works. Ask the people who run this server.
developer-is-waiting = This app can’t be used until somebody who runs this server has approved it.
developer-offer-give = Hand it over
developer-offer-give-means = Another person answers for it then, and you no longer. They must accept within 7 days. Everybody who uses the app is told and asked again.
developer-offer-name = Their user name
developer-offer-button = Offer it
developer-offered = Your app is offered. It stays yours until the other person accepts.
developer-offer-stands = Offered to { $name }, until { $day }. It stays yours until they accept.
developer-withdraw = Withdraw the offer
developer-withdrawn = The offer is withdrawn. The app stays yours.
developer-offer = { $from } offered you the app “{ $name }” { $when }.
developer-offer-means = If you accept, you answer for it. Make another secret then: the one before is known to somebody else.
developer-accept = Accept it
developer-decline = Decline
developer-accepted = The app is yours now. Make another secret for it, since the one before is known to somebody else.
developer-declined = You have declined the app.
developer-delete-title = Delete it
developer-delete-means =
    { $count ->
        [0] Its id, its secret and all its tokens end at once. Nobody uses it at present. It can’t be brought back.
        [one] Its id, its secret and all its tokens end at once, and { $count } person who uses it is disconnected. It can’t be brought back.
       *[other] Its id, its secret and all its tokens end at once, and { $count } people who use it are disconnected. It can’t be brought back.
    }
developer-delete = Delete { $name }
developer-claim-title = An app that registered itself
developer-claim-text = A client that came by the registration address, such as a plugin of a web site, belongs to nobody. Show its secret first. Then put a small file on the site that it sends people to, or ask somebody who runs this server.
developer-claim = Show that it is mine
developer-claim-wrong = There is no such app that could be claimed, or this is not its secret. Check both.
developer-claimed = You have shown the secret. Now prove that the site is yours, or ask somebody who runs this server.
developer-claim-waits = “{ $name }” waits for somebody who runs this server. They type: { $command }
developer-claim-proved = The file is there: the app is yours now. You can take the file away.
developer-claim-file =
    { $count ->
        [one] To show that “{ $name }” is yours, put a file at this address:
       *[other] To show that “{ $name }” is yours, put the same file at each of these addresses:
    }
developer-claim-holds = It holds this line and nothing else:
developer-claim-look = Look for the file now
developer-claim-word-waits = Or ask somebody who runs this server to give you “{ $name }”. They type: { $command }
developer-claim-different = There is a file, but it holds something else.
developer-claim-status = The site answers { $status } instead of 200. Redirects are not followed.
developer-claim-address = The name of the site has no public address.
developer-claim-connection = There is no https connection to the site: nobody answers, or its certificate is not good.
developer-claim-slow = The site did not answer within 5 seconds.
developer-claim-unreadable = The file is too large, or it is no text.
developer-claim-unfit = This server doesn’t look at such addresses.

## History: each event as a sentence

history-title = History
history-lead = What has happened to your account, the newest first.
history-empty-title = Nothing has happened yet
history-empty = Sign-ins, apps that you allow, and changes of your security will stand here.
history-not-you = Something here wasn’t you? Change your password under { $security }, and end what you don’t know.
history-older = Show older events
history-warning = Look at this:
history-app = “{ $name }”
history-some-app = an app
history-other = Something was changed in your account.
history-setup = Your account was made with the setup link of this server.
history-reset-link = The people who run this server made a link for a new password.
history-sign-in = You signed in.
history-sign-in-failed = A sign-in with a wrong password was refused.
history-sign-out = You signed out.
history-consent-allowed = You let { $app } use your account.
history-consent-denied = You said no to { $app }.
history-consent-skipped = You went on to { $app }, which you had allowed before.
history-tokens-issued = Access to your account was handed to { $app }.
history-tokens-refreshed = The access of { $app } was renewed.
history-code-replayed = A one-time code of { $app } was used a second time, and was refused.
    .ended = A one-time code of { $app } was used a second time. It may have been stolen, so the access that hung on it was ended.
history-token-replayed = A used-up key of { $app } was used a second time, and was refused.
    .ended = A used-up key of { $app } was used a second time. It may have been stolen, so the access that hung on it was ended.
history-tokens-revoked = Access to your account was given back by { $app }.
history-access-ended = The access of { $app } was ended.
    .operator = The people who run this server ended what apps may do with your account, and your personal tokens.
history-client-created = { $app } was registered.
history-client-changed = The registration of { $app } was changed.
history-client-deleted = The registration of { $app } was deleted.
history-client-owner = You answer for { $app } from now on.
history-client-claimed = You showed the secret of { $app }, to answer for it.
history-user-created = Your account was made.
history-user-changed = The people who run this server changed your account.
history-factor-added = A second factor was added.
    .named = The second factor “{ $name }” was added.
history-factor-removed = A second factor was removed.
    .named = The second factor “{ $name }” was removed.
history-factor-renamed = A second factor got another name.
    .named = A second factor got the name “{ $name }”.
history-factor-failed = Somebody who knew your password, or was signed in as you, showed a wrong second factor and was refused.
history-recovery-used = A recovery code was used.
history-recovery-made = New recovery codes were made; the old ones ended.
history-password-changed = Your password was changed.
history-session-ended = A session was ended.
history-sessions-ended = All other sessions were ended.
    .operator = The people who run this server signed you out everywhere.
history-proof-failed = Before a change, a wrong password or code was typed. Nothing was changed.
history-token-created = A personal token was made.
    .named = The personal token “{ $name }” was made.
history-token-changed = A personal token was changed.
    .named = The personal token “{ $name }” was changed.
history-token-deleted = A personal token was deleted.
    .named = The personal token “{ $name }” was deleted.
history-email-asked = A new e-mail address was asked for; it waits for its link.
history-email-changed = Your e-mail address was changed.
history-name-changed = Your name was changed.

## Administration

admin-title = Administration
admin-nav-overview = Overview
admin-nav-people = People
admin-nav-apps = Apps
admin-nav-scopes = Scopes
admin-nav-audit = Audit log
admin-nav-settings = Settings
admin-nav-health = Health
admin-confirm = You are about to do something that only administrators may do.
admin-attention = What needs your attention
admin-attention-none = Nothing at present.
admin-attention-newer = The database has schema { $found }, this program knows { $wanted }. Run the newer program here, too.
admin-attention-schema = The schema of the database is not the one of this program.
admin-attention-disk = Only { $free } are free on the disk of the database. Make room before nothing can be written any more.
admin-attention-job = The job { $name } failed when it ran last.
admin-attention-proxy = { $peer } forwards requests and is not in { $setting }. Everybody behind it shares one limit.
admin-attention-unprotected =
    { $count ->
        [one] { $count } administrator has no second factor.
       *[other] { $count } administrators have no second factor.
    }
admin-attention-approvals =
    { $count ->
        [one] { $count } app waits for your approval.
       *[other] { $count } apps wait for your approval.
    }
admin-attention-claims =
    { $count ->
        [one] Somebody wants to answer for { $count } app, and has shown its secret.
       *[other] Somebody wants to answer for { $count } apps, and has shown their secrets.
    }
admin-attention-http =
    { $count ->
        [one] The answers for { $count } app in use travel without encryption (http).
       *[other] The answers for { $count } apps in use travel without encryption (http).
    }
admin-attention-invitations =
    { $count ->
        [one] { $count } invitation ends within two days, and was not used up.
       *[other] { $count } invitations end within two days, and were not used up.
    }
admin-attention-mails-failed =
    { $count ->
        [one] { $count } mail was given up.
       *[other] { $count } mails were given up.
    }
admin-attention-mails-late =
    { $count ->
        [one] { $count } mail waits for long to be sent.
       *[other] { $count } mails wait for long to be sent.
    }
admin-numbers = In numbers
admin-number-people = People
admin-number-apps = Apps
admin-number-grants = Permissions that people gave apps
admin-number-refusals = Refusals of apps in 24 hours
admin-number-sign-ins = Failed sign-ins in 24 hours
admin-number = { $figure }
admin-number-counted = { $figure }, counted { $when }
admin-number-more = more than { $figure }
admin-search = Search
admin-more = Show more
admin-already = It was so already; nothing has changed.
admin-last-admin = Nothing was changed: there would be no administrator left. Make another person an administrator first.
admin-people-search = Name, user name or address
admin-people-search-hint = The beginning is enough.
admin-people-show = Show
admin-people-all = Everybody
admin-people-admins = Administrators
admin-people-disabled = Disabled accounts
admin-people-unprotected = Without second factor
admin-people-invite = Invitations
admin-people-none = Nobody fits.
admin-people-cut = Enough was looked through for one page; there may be more.
admin-people-since = since { $day }
admin-people-back = Back to all people
admin-badge-disabled = Disabled
admin-badge-unprotected = No second factor
admin-person-since = Account made
admin-person-factor = Second factor
admin-person-unverified = Not confirmed
admin-person-sessions = Browsers signed in
admin-person-own = Own apps
admin-person-id = Id
admin-person-audit = What the audit log says about this account
admin-person-oneself = This is your own account. What you change here, you change for yourself.
admin-factor-totp = Authenticator app
admin-factor-passkeys = Passkey
admin-factor-none = None: a password alone protects the account.
admin-delete-confirm = To be sure, type the user name: { $username }
admin-delete-wrong = This is not the user name. Nothing was deleted.
admin-invitations = Invitations
admin-invite = Invite somebody
admin-invite-closed = At present an invitation opens nothing: accounts are made by the operator alone.
admin-invite-made = The invitation
admin-invite-hand-over = Send this link to whom you invite. It is shown only now.
admin-invite-button = Make an invitation
admin-invite-list = Open invitations
admin-invite-none = There are none.
admin-invite-withdraw = Withdraw
admin-invite-withdrawn = The invitation was withdrawn; its link opens nothing any more.
admin-invite-for = For { $email }
admin-invite-anybody = For anybody who has the link
admin-invite-left =
    { $count ->
        [one] { $count } account is left.
       *[other] { $count } accounts are left.
    }
admin-invite-ends = Made { $when }, ends on { $day }.
admin-invite-email = Only for this address (optional)
admin-invite-email-hint = With an address it makes one account, and no other address.
admin-invite-uses = How many accounts
admin-invite-uses-wrong = A number from 1 to 10000.
admin-invite-days = For how many days
admin-invite-days-wrong = A number from 1 to 365.
admin-invite-mail = If there is an address, mail the invitation there; otherwise its link is shown here, once
admin-invite-mailed = The invitation is on its way by mail.
admin-audit-event = Event
admin-audit-usual = All but renewals of tokens
admin-audit-all = All
admin-audit-person = Person: user name, address or id
admin-audit-client = App: its id
admin-audit-network = Network
admin-audit-actor = Administrator who did it
admin-audit-from = From
admin-audit-to = Through
admin-audit-no-day = This is no day.
admin-audit-none = The log has nothing of this kind.
admin-audit-cut = Enough was looked through for one page, back to { $when }; there may be more.
admin-audit-export-title = Take it away
admin-audit-export = All events that fit, at most { $most }, the newest first. For more, choose days, or use the command line.
admin-audit-whose = Account
admin-audit-by = Done by
admin-audit-app = App
admin-audit-detail = Detail
admin-settings-lead = What is in force. It is changed in the file { $file } or by variables { $variable }, and holds from the next start on; { $check } tries it, { $reference } explains it all.
admin-settings-default = The default
admin-settings-source = From { $source }
admin-settings-empty = empty
admin-health-database = Database
admin-health-place = Where
admin-health-schema = Schema
admin-health-schema-fits = Version { $version }, as this program needs it
admin-health-size = Size
admin-health-log = Write-ahead log
admin-health-free = Free on its disk
admin-health-connections = Connections
admin-health-connections-now = { $open } open, { $idle } of them idle
admin-health-mail = Mail
admin-health-mail-off = None are sent: no mail server is named as { $setting }.
admin-health-mails-waiting = Waiting
admin-health-mails-since =
    { $count ->
        [one] { $count } mail, since { $when }
       *[other] { $count } mails, the oldest since { $when }
    }
admin-health-mails-none = None
admin-health-mails-failed = Given up in the last days
admin-health-mails-error = What went wrong last:
admin-health-mails-retry = Try them again now
admin-health-mails-retried =
    { $count ->
        [0] Nothing had to be tried again.
        [one] { $count } mail is tried again.
       *[other] { $count } mails are tried again.
    }
admin-health-process = This process
admin-health-version = Version
admin-health-started = Began
admin-health-jobs = Jobs
admin-health-jobs-lead = What this process does by itself. It remembers its own runs only; another process of the same instance has its own.
admin-health-not-yet = Has not run yet.
admin-health-ran = Ran { $when }, for { $took } ms.
admin-health-every = Rests { $span } between two runs.
admin-health-next = Rests { $span } between two runs; the next in { $left }.
admin-health-failed = Failed
admin-health-doctor = More, with what to do about it, says the command permesso doctor.
admin-reset-link = A link for a new password
    .means = You hand the link over yourself. It works once, for 24 hours; an older one ends. The present password stays until then.
    .hand-over = Hand it to the person in a way that nobody else reads. It is shown only now.
    .done = The link was made.
admin-end-sessions = Sign out everywhere
    .means = Every browser must sign in again. Apps keep their access.
    .done = The person is signed out everywhere.
admin-end-access = End apps and tokens
    .means = All apps lose their access to this account, and all personal tokens end.
    .done = Apps and personal tokens have no access any more.
admin-reset-factor = Take the second factor away
    .means = For somebody who has lost it: all authenticator apps, passkeys and recovery codes go, and the password alone signs in. Be sure who asks you for it.
    .done = The account has no second factor any more.
admin-promote = Make an administrator
    .means = An administrator may do everything that you may do on these pages, to your account as well.
    .done = The person is an administrator now.
admin-demote = Make no administrator any more
    .means = These pages close for the person at once. The account stays.
    .done = The person is no administrator any more.
admin-disable = Disable the account
    .means = Nothing of it works any more, neither sign-in nor apps nor tokens, until you enable it again. Nothing is deleted.
    .done = The account is disabled.
admin-enable = Enable the account
    .means = It works again as before, with its apps and tokens; the person signs in anew.
    .done = The account is enabled.
admin-delete = Delete the account
    .means = All of it goes for good: sessions, tokens, second factors, and what connected apps ({ $apps }) were allowed. Own apps ({ $own }) go too, for everybody who uses them.
    .done = The account was deleted.

## Administration of apps

admin-apps-title = Apps
admin-apps-found = What was found
admin-apps-search = Search
admin-apps-text = Look for
admin-apps-text-hint = With nothing here you see the newest. A site is a host such as example.org; .example.org finds everything beneath it too.
admin-apps-text-wrong = This isn’t a host. Write it as example.org or .example.org.
admin-apps-by = By
admin-apps-by-name = The beginning of the name
admin-apps-by-site = Site
admin-apps-by-id = The whole client ID
admin-apps-by-owner = The owner’s user name
admin-apps-show = Show
admin-apps-show-all = All apps
admin-apps-show-waiting = Waiting for approval
admin-apps-show-claimed = Whose secret somebody has shown
admin-apps-show-checked = Checked
admin-apps-show-disabled = Switched off
admin-apps-show-unused = Never used
admin-apps-show-self = Registered by themselves
admin-apps-show-http = With a site that has no encryption
admin-apps-order-newest = The newest first.
admin-apps-order-name = In the order of their names.
admin-apps-order-site = In the order of their sites.
admin-apps-none = There are no such apps.
admin-apps-cut = { $count } apps were looked at for this page. There may be more further on.
admin-apps-next = Further on
admin-apps-deleted = The app is deleted, with all its tokens.
admin-apps-badge-barred = Switched off by an administrator
admin-apps-badge-disabled = Switched off by its owner
admin-apps-badge-merged = Merged
admin-apps-badge-http = Without encryption
admin-apps-site = { $host }
    .more =
        { $count ->
            [one] { $host } and { $count } more site
           *[other] { $host } and { $count } more sites
        }
admin-apps-registered = Registered { $when }, { $door }
admin-apps-owner = { $name } answers for it
admin-apps-people =
    { $count ->
        [0] Nobody allows it anything
        [one] { $count } person allows it something
       *[other] { $count } people allow it something
    }
admin-apps-people-many = { $count } people or more allow it something
admin-apps-used = Used { $when }
admin-apps-unused = Never used
admin-door-api = by itself at /api/client
admin-door-dynamic = by itself at /oauth/register
admin-door-developer = by its developer
admin-door-operator = by those who run this server
admin-app-back = Back to the apps
admin-app-owner = Answers for it
admin-app-nobody = Nobody
admin-app-website = Website
admin-app-description = What it is for
admin-app-secret = It has one; only its digest is stored.
admin-app-first-used = First used
admin-app-merged = Another app was put in its place: { $app }. Nothing of this one works, and its software is told to use the other. If you switch it on, that ends.
admin-app-http = It sends people to a site without encryption: whoever listens on the way can read the code that comes along. People are warned before they allow it.
admin-app-shares = Other apps have the same site:
admin-app-approve-means = Nobody can use it until you approve it. Look at its name and where it sends people first.
admin-app-approve = Approve it
admin-app-approved = The app is approved. It may be used now.
admin-app-check-title = Checked
admin-app-check-means = A checked app has a mark where people are asked, and gets errors sent to its own site. The mark ends when its name, website, owner or redirect URIs change.
admin-app-check = Mark it as checked
admin-app-uncheck = Take the mark away
admin-app-checked = The app is marked as checked.
admin-app-unchecked = The app is no longer marked as checked.
admin-app-policy-title = Tokens and requests
admin-app-policy-saved = How its tokens and requests work is changed. Tokens that exist already keep their time.
admin-app-tokens = How long do its tokens live?
admin-app-tokens-standard = Standard: short access tokens, and refresh tokens with an end
admin-app-tokens-long = Long-lived: they end when unused for a year. For software that never refreshes
admin-app-access = Access tokens, in seconds (optional)
admin-app-refresh = Unused refresh tokens, in seconds (optional)
admin-app-lifetime-hint = Empty: as chosen above. From { $least } to { $most }.
admin-app-lifetime-wrong = Write a number of seconds within these bounds, or nothing.
admin-app-pkce = PKCE
admin-app-pkce-optional = Enforced when it is used
admin-app-pkce-required = Required of every request
admin-app-match = How are redirect URIs compared?
admin-app-match-exact = Exactly, character by character
admin-app-match-origin = Only scheme, host and port. You are asked once more
admin-app-audience = Resource server for (optional)
admin-app-audience-hint = The audience whose tokens it may introspect, as https://api.example.org. Empty: only its own.
admin-app-audience-wrong = An audience is an absolute address without #, as https://api.example.org.
admin-app-audience-public = It is a public client, and has no secret to introspect with.
admin-app-origin-title = Compare only the origin?
admin-app-origin-means = “{ $name }” may then be answered at every address of these sites, not only at those that it registered:
admin-app-origin-risk = If any page there passes people on to an address that others choose, or shows what others wrote, codes can get into the wrong hands. The app must use PKCE or name its redirect URI when it exchanges a code.
admin-app-origin-yes = Compare only the origin
admin-app-origin-no = Leave it as it is
admin-app-scopes-title = What it may ask people for
admin-app-scopes-limit = Is there a limit?
admin-app-scopes-all = No: everything that isn’t restricted
admin-app-scopes-these = Yes: only what is ticked below
admin-app-scopes-ticked = Within the limit
admin-app-scopes-saved = What it may ask for is changed. What people allowed it already stays.
admin-app-owner-title = Who answers for it
admin-app-owner-means = Whoever answers for it can change, hand over and delete it. With another person its check ends, and everybody who uses it is told and asked again.
admin-app-claimed = { $name } has shown its secret, and asks to answer for it.
admin-app-owner-give = Give it to this person
admin-app-owner-clear = Let nobody answer for it
admin-app-owner-wrong = Nobody here has this user name.
admin-app-owner-set = Another person answers for the app now.
admin-app-owner-cleared = Nobody answers for the app now.
admin-app-rotate-means = You see the new secret once, and hand it over. Every older one ends at once: until the new one is in place, the app can’t exchange or renew anything. Tokens stay as they are.
admin-app-rotated = The app has another secret.
admin-app-disabled = The app is switched off.
admin-app-enabled = The app is switched on.
admin-app-refusals-none = Nothing was refused to this app in the last 30 days.
admin-app-history = What happened lately
admin-app-history-none = Nothing that is still in the audit log.
admin-app-event = { $event }
    .detail = { $event }: { $detail }
admin-app-event-by = { $when }
    .administrator = { $when }, by the administrator { $name }
    .person = { $when }, account { $name }
admin-twins-title = Apps that share a site
admin-twins-lead = Software that registers itself anew leaves more than one app for its site. Here you find these sites, and put one app in the place of the others.
admin-twins-none = No site has more than one app.
admin-twins-count =
    { $count ->
        [one] { $count } app
       *[other] { $count } apps
    }
admin-twins-count-many = More than { $count } apps
admin-twins-of-site = Apps of { $site }
admin-twins-single = Only one app that is switched on has this site.
admin-twins-means = The app that you keep stays as it is. Of the others, those that nobody ever used are deleted. The rest are switched off, and their software is told to use the kept one. A token belongs to its app and doesn’t move: people who use one of the others must allow the kept one.
admin-twins-keep = Keep this one
admin-twins-merge = Put the kept one in its place
admin-twins-button = Merge them
admin-twins-wrong = Choose one app to keep, and tick at least one other.
admin-twins-done = Switched off: { $disabled }. Deleted, because never used: { $deleted }. Left as they were: { $left }.
admin-twins-back = Back to the sites
admin-scopes-lead = What apps can ask people for here, as people read it when they are asked.
admin-scopes-where = They are set in the settings file, and not on this page: { $presets } for those that come with the server, { $own } for your own, { $default } for what apps get that ask for nothing.
admin-scopes-counted =
    { $count ->
        [one] Counted { $when }, and every hour. { $count } app has no limit: it may ask for everything that isn’t restricted.
       *[other] Counted { $when }, and every hour. { $count } apps have no limit: they may ask for everything that isn’t restricted.
    }
admin-scopes-uncounted = How much they are used is counted every hour; the first count is yet to come.
admin-scopes-server = Comes with the server
admin-scopes-settings = From the settings
admin-scopes-nowhere = No longer in the catalogue
admin-scopes-restricted = Restricted
admin-scopes-default = By default
admin-scopes-apps =
    { $count ->
        [one] In the limit of { $count } app
       *[other] In the limit of { $count } apps
    }
admin-scopes-grants =
    { $count ->
        [one] Allowed { $count } time at present
       *[other] Allowed { $count } times at present
    }

## For developers

docs-title = Build an app for { $instance }
docs-nav-start = Start
docs-nav-scopes = Scopes
docs-nav-tokens = Tokens
docs-nav-apis = Protect an API
docs-nav-registration = Registration
docs-nav-personal = Personal tokens
docs-nav-limits = Limits
docs-nav-errors = Errors
docs-contents = On this page
docs-lead = Six steps and ten minutes take you from nothing to a used token. The commands run as they stand in any shell with curl and openssl; a click selects a whole block.
docs-app-choose = Fill in one of your own apps:
docs-app-none = none of them
docs-app-shown = The commands below have the id and the redirect URI of { $name } in them. Its secret is known to you alone; { $link } makes another.
docs-app-public = The commands below have the id and the redirect URI of { $name } in them. It has no secret, and needs none. What you can change is on { $link }.
docs-app-link = the page of the app
docs-app-sign-in = If you { $link }, the commands can have an app of your own filled in.
docs-app-sign-in-link = sign in
docs-own = Take your app
docs-register = Register your app
docs-register-text = No account is needed. Put your own name and address in; people are only ever sent to an address that you register.
docs-register-after = The answer has a { $id } and a { $secret }. Keep the secret on your server, and set both for the next steps:
docs-authorize = Send a person here
docs-authorize-text = This makes a pair of proofs (PKCE), so that a stolen code is of no use, and prints an address. Open it in a browser: it asks the person to sign in, then whether your app may in.
docs-authorize-after = Their browser comes back to your address with { $code }, your { $state } and { $iss }. Check that the last two are yours and ours, then keep the code; it works once, for { $span }. At a first try you find it in the address bar, even if nothing answers there.
docs-exchange = Exchange the code
docs-exchange-text = From your server, not from a browser.
docs-exchange-after = The answer has an { $access } and a { $refresh }. Keep both like passwords:
docs-use = Use the token
docs-use-text = It always goes into the header, never into an address.
docs-refresh = Refresh it
docs-refresh-text = Each refresh gives a new pair; keep the new one. If the answer gets lost on its way, ask again with the same token: you get the same pair.
docs-revoke = Give it back
docs-revoke-text = When a person leaves your app, end what you hold. A refresh token ends all that came from it.
docs-machines = For programs: { $metadata } says what works here, { $openapi } describes each endpoint.
docs-scopes-title = Scopes
docs-scopes-lead = A scope is one thing that a person can allow an app. This server has these.
docs-scopes-ask = How to ask
docs-scopes-text = Separate several scopes by spaces. Ask for little, and for more when you need it.
docs-scopes-granted = People can untick single scopes. What is left stands in { $scope } of the answer; go by that.
docs-scopes-more = To ask for more later, send the person through the authorization again. What was allowed before stays.
docs-scopes-limit = An app can have a limit: what its developer ticked, or an administrator gave it. Beyond it nothing can be asked for.
docs-scopes-none = Without { $scope } an app that registered itself asks for what it registered. All others ask for nothing, and only learn who the person is, by { $path }.
docs-restricted = only for apps that the administrators gave it
docs-tokens-title = Tokens
docs-tokens-lead = What they look like, how long they live here, and what ends them.
docs-tokens-format = Format
docs-tokens-format-text = Each begins with its kind. Then come 32 characters of chance and 6 of checksum, all of them lower-case letters and digits: nothing needs to be encoded anywhere.
docs-tokens-checksum = The checksum is the low 30 bits of the CRC-32 of all that precedes, most significant first, in the alphabet { $alphabet }. A typing error is refused without a look into the database.
docs-tokens-scanners = For secret scanners
docs-tokens-scanners-text = This pattern finds every secret of this server. One that has become known should be ended at once.
docs-tokens-lifetimes = Lifetimes here
docs-tokens-refresh-text = A refresh gives a new access token and a new refresh token. The old access token ends by its own time, a day later at the latest.
docs-tokens-repeat = Answers get lost. While the new refresh token is unused you may send the old one again, for { $span } (apps without a secret: { $public }), and get the same pair. Later it counts as stolen.
docs-tokens-once = Here a refresh token works once. A second use counts as theft, and ends all tokens of the family.
docs-tokens-end = What ends them
docs-kind-access = access token
docs-kind-refresh = refresh token
docs-kind-code = authorization code
docs-kind-personal = personal token
docs-kind-secret = client secret
docs-kind-registration = registration access token
docs-kind-initial = initial access token
docs-life-code = Authorization code, once
docs-life-access = Access token
docs-life-long = Access token of an app that registered itself as with Gancio: no fixed end, but when it goes unused for
docs-life-refresh = Refresh token that is not used
docs-life-family = Refresh tokens in all, from the first on
docs-end-time = Their time is over.
docs-end-revoke = You give them back: a refresh token ends all that came with it, an access token ends alone.
docs-end-person = The person ends the connection, or an administrator does. The next request sees it.
docs-end-replay = A code or a refresh token was used by somebody a second time.
docs-limits-title = Limits
docs-limits-lead = How much this server takes. The numbers are those that it goes by.
docs-limits-rates = Requests from one network
docs-limits-off = The operator has switched these limits off. If they were on, they would be:
docs-limits-answer = Whoever sends more is answered with 429 and { $after }, in seconds. One IPv4 address or one IPv6 /64 counts as a network; wider ones have wider limits.
docs-limits-sizes = Sizes and numbers
docs-limit-rate = { $burst } at once, then { $hour } an hour
docs-limit-registration = Registrations of apps
docs-limit-authorize = Authorization requests
docs-limit-secrets = Wrong client secrets
docs-limit-introspection = Introspections of what is no token
docs-limit-sign-in = Tries to sign in
docs-limit-body = Body of a request
docs-limit-graphql = Body of a GraphQL request
docs-limit-depth = Depth of a GraphQL question
docs-limit-complexity = Complexity of a GraphQL question
docs-limit-pairs = Parameters of a request
docs-limit-state = Characters of state
docs-limit-uris = Redirect URIs of an app
docs-limit-uri = Characters of a redirect URI
docs-limit-apps = Apps of one person
docs-limit-unused = Life of an app that registered itself and was never used
docs-errors-title = Errors
docs-errors-lead = A refusal is JSON: { $error } is for your program, { $description } says what to change, and { $uri } leads to one of these pages. Refusals of an authorization come the same way to your redirect URI.
docs-error-unknown = This server has no error { $code }. These are all there are.
docs-error-when = When it comes
docs-error-now = What to do now
docs-error-example = An example
docs-error-status = Status
docs-error-section = Defined in
docs-error-all = All errors
docs-error-invalid-request =
    .what = Something in the request is missing, is there twice, or cannot be read.
    .when = At every endpoint: a parameter is lacking or repeated, the content type is another one, the method is wrong (405), the body is too large (413), or two credentials came at once.
    .now = Read the description; it names the parameter. Then change the request: sent again as it is, it will be refused again.
docs-error-invalid-client =
    .what = This server does not know your app, or its secret is wrong.
    .when = When a code is exchanged, a token refreshed, given back or introspected. Also when the app was deleted, switched off, or waits for an administrator.
    .now = Compare the client id and the secret with what you were given. Send the secret in one way only, as HTTP Basic or in the body. If the app is gone, register it again and connect the person anew.
docs-error-invalid-grant =
    .what = The code or the refresh token is not, or no longer, good for this request.
    .when = A code was used before or is too old; the redirect URI or the verifier is not that of the request; a refresh token is an old one, or the person has ended the connection.
    .now = Drop the tokens you hold for this person and send them through the authorization again. If it happens at the first exchange, compare the redirect URI and the verifier letter by letter.
docs-error-unauthorized-client =
    .what = Your app may not ask in this way.
    .when = When an app uses a grant that it was not registered for.
    .now = Use the authorization code grant with PKCE; it is open to every app.
docs-error-unsupported-grant-type =
    .what = This server does not know this grant type.
    .when = At the token endpoint, for everything but an authorization code or a refresh token.
    .now = Exchange a code, or refresh. Asking people for their password does not exist here.
docs-error-unsupported-response-type =
    .what = This server only answers with a code.
    .when = At the authorization endpoint, when the response type is another one or missing.
    .now = Ask for the response type “code”, and exchange it for tokens.
docs-error-invalid-scope =
    .what = You asked for a scope that is not there, or that your app may not ask for.
    .when = At the authorization, for an unknown name or one beyond the limit of your app; at a refresh, for more than before.
    .now = Compare with the page of scopes. The limit of your app is on its own page; an administrator can widen it.
docs-error-access-denied =
    .what = Somebody said no.
    .when = A person refused the consent, registration is closed here (403), or a change of the account was asked for that an app must not make (403).
    .now = Accept it. Do not ask again at once; offer a way to try later.
docs-error-server-error =
    .what = Something broke in this server.
    .when = Never, if all is well. Nothing was given out or changed.
    .now = Try again later. If it stays, tell the operator the request id from the header X-Request-Id.
docs-error-temporarily-unavailable =
    .what = Not now: too many requests came from your network (429), or the database does not answer (503).
    .when = At every endpoint.
    .now = Wait as long as Retry-After says, then send the same request again. Nothing was changed.
docs-error-login-required =
    .what = Nobody is signed in, and you asked not to ask.
    .when = At an authorization with prompt=none.
    .now = Send the person through the authorization again, without prompt=none.
docs-error-consent-required =
    .what = The person has to be asked, and you asked not to ask.
    .when = At an authorization with prompt=none, when the person has not allowed this before, or the app has changed since.
    .now = Send the person through the authorization again, without prompt=none.
docs-error-invalid-token =
    .what = The access token is unknown, has expired, or was ended.
    .when = At every protected resource, and at your own API behind this server.
    .now = Refresh it once and try again. If that is refused too, send the person through the authorization.
docs-error-unauthorized =
    .what = There is no token in the request.
    .when = At every protected resource, and where a registration is managed.
    .now = Send it in the header Authorization, after the word Bearer. A proxy before your program may have dropped the header.
docs-error-insufficient-scope =
    .what = The token is good, but not for this.
    .when = At a protected resource that needs a scope which the person did not allow.
    .now = The challenge names the scope. Send the person through the authorization with it; what they allowed before stays.
docs-error-second-factor-required =
    .what = This change asks for a second factor.
    .when = When an address or a password is changed by a personal token without advanced privileges.
    .now = Ask the person for a code, and send the request again with it in the header X-Two-Factor-Authentication.
docs-error-second-factor-invalid =
    .what = The second factor is wrong, or was used before.
    .when = After a code was sent along that does not fit. Wrong codes count: after several, waits begin.
    .now = Wait for the next code of the authenticator app. A recovery code works once.
docs-error-invalid-redirect-uri =
    .what = A redirect URI cannot be registered.
    .when = At a registration: it is relative, has a fragment, is of a scheme that is not taken, or none came at all.
    .now = Read the rules on the page about registration. The description names the one that is broken.
docs-error-invalid-client-metadata =
    .what = Something else in the registration cannot be accepted.
    .when = At a registration or its change: the body is no JSON object, a value is of another type, or names what this server does not do.
    .now = The description names the value. Leave out what you do not need; unknown members are ignored.
docs-error-invalid-scopes =
    .what = The registration names a scope that this server does not have.
    .when = At the registration as with Gancio alone; its clients expect these very words.
    .now = Compare with the page of scopes. Leave the scopes out, and you get those that the operator chose.
docs-error-not-found =
    .what = There is nothing at this address.
    .when = For every path that this server does not have.
    .now = Compare the path with the metadata or the OpenAPI document.
docs-apis-title = Protect an API
docs-apis-lead = Your API, opened by tokens of this server: two ways to ask what a token may do, and five programs that do.
docs-apis-verify = Ask at each request
docs-apis-verify-text = Pass the header { $header } on to { $path }. 204 lets the request in; 401 and 403 go back to the caller as they are. No client is needed.
docs-apis-headers = Each 204 says who it is: { $user }, { $id }, { $client }, { $scope } and { $factor }. Delete these headers from what comes from outside.
docs-apis-care = If this server does not answer, let nobody in. And keep no yes: what a person ends must end with the next request.
docs-apis-introspect = Or introspect
docs-apis-introspect-text = For more than yes and no: whose token it is, of which app, until when. It needs a client with a secret. Look at { $active } first.
docs-apis-resource-server = An app sees its own tokens only. The operator makes yours a resource server, which sees those of all apps:
docs-apis-files = Whole programs
docs-apis-files-text = They run as they stand; the tests of this server run them. Without a token they answer 401, beyond the scope 403.
docs-registration-title = Register an app
docs-registration-open = Every program can register itself here, without an account.
docs-registration-token = Programs can register themselves here with an initial access token; the operator gives it.
docs-registration-approval = Every program can register itself here. An administrator looks at it before its first use.
docs-registration-closed = Programs cannot register themselves here. Make your app on the pages for your own apps, or ask the operator.
docs-registration-simple = As with Gancio
docs-registration-simple-text = { $path } takes a form or JSON. The app gets a secret, and access tokens without a fixed end.
docs-registration-dynamic = RFC 7591
docs-registration-dynamic-text = The standard way, in JSON. The method “none” makes a public app, which has no secret and must use PKCE.
docs-registration-manage = Read, change and delete it (RFC 7592)
docs-registration-manage-text = With { $token } of the answer, at { $uri }. A change replaces everything; what you leave out is forgotten.
docs-registration-unused = An app that never exchanges a code goes after { $span }. One that was used stays.
docs-uris = Redirect URIs
docs-uri-https = { $https } for every host.
docs-uri-loopback = { $http } for loopback addresses and localhost; there the port is free at each request.
docs-uri-http = { $http } for other hosts too, for apps with a secret. People are warned, and codes live a minute.
docs-uri-scheme = Schemes of your own with a dot, such as { $example }, for apps without a secret.
docs-uri-never = Never a fragment or a user, nor a parameter { $code }, { $state }, { $iss } or { $error }.
docs-uri-exact = What a request sends must be the same, letter by letter.
docs-personal-title = Personal tokens
docs-personal-lead = For scripts of your own: no app, no browser. Make one on { $link }.
docs-personal-link = the page of your tokens
docs-personal-query = What can send no header may use { $query }, at { $user } and { $graphql } only. Addresses are written down in many places: prefer the header.
docs-personal-change = Change your account
docs-personal-change-text = With the scope { $scope } a token changes your name.
docs-personal-change-none = This server does not have the scope { $scope }, so nothing can be changed by a token here.
docs-personal-factor = Address and password
docs-personal-factor-text = These ask for more. A token with advanced privileges passes; any other sends { $header } with { $totp } or { $recovery }, a space and the code. Without a second factor, send { $password }; a new password always needs it.
docs-personal-factor-refused = The refusals are { $required } and { $invalid }. Apps of others can change neither.
