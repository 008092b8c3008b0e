### English. Keys start with their page. Second person, present tense; a button says what happens.
### { $names } are filled in by the pages; those that outsiders wrote come isolated.

## Around every page

layout-skip = Skip to the content
layout-account = Your account
layout-signed-in = You are signed in as
layout-sign-out = Sign out
layout-footer = More
layout-developers = For developers
layout-software = Runs on Permesso

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
time-date =
    on { $day } { $month ->
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
sign-in-signed-out = You are signed out.
sign-in-forgotten = Forgotten your password? The people who run { $instance } can set a new one for you.

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
consent-changed-website = It said that it belongs to { $before }, and now to { $after }.
consent-changed-redirect = It sent you to { $before }, and now to { $after }.
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
account-role = Role
account-admin = Administrator
account-apps-count =
    { $count ->
        [0] No app may use your account.
        [one] { $count } app may use your account.
       *[other] { $count } apps may use your account.
    }
account-docs = Build an app for { $instance }
account-docs-text = From nothing to a working token in six commands.

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
apps-never-used = never
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

## For developers

docs-title = Build an app for { $instance }
docs-lead = Six commands take you from nothing to a used token. They run as they stand in any shell with curl; a click selects a whole block.
docs-register = Register your app
docs-register-text = No account is needed. Put your own name and address in; people are only ever sent to an address that you register.
docs-register-after = The answer has a { $id } and a { $secret }. Keep the secret on your server, and set both for the next steps:
docs-authorize = Send a person here
docs-authorize-text = Open this in a browser. It asks the person to sign in, then whether your app may in.
docs-authorize-after = Their browser comes back to your address with { $code }, your { $state } and { $iss }. Check that the last two are yours and ours, then keep the code; it works once, for five minutes.
docs-pkce = Apps without a secret (on a phone, in a page, on a command line) must add { $challenge } and { $method }; all others should. Make the pair like this:
docs-exchange = Exchange the code
docs-exchange-text = From your server, not from a browser. Add { $verifier } if you sent a challenge.
docs-exchange-after = The answer has an { $access } and a { $refresh }. Keep both like passwords:
docs-use = Use the token
docs-use-text = It always goes into the header, never into an address.
docs-refresh = Refresh it
docs-refresh-text = Each refresh gives a new pair; keep the new one. If the answer gets lost on its way, ask again with the same token: you get the same pair.
docs-revoke = Give it back
docs-revoke-text = When a person leaves your app, end what you hold. A refresh token ends all that came from it.
docs-scopes = What you can ask for
docs-scopes-text = Separate several scopes by spaces. Ask for little, and for more when you need it.
docs-restricted = only for apps that the administrators gave it
docs-more = Good to know
docs-metadata = Everything that works here, for machines: { $link }
docs-errors = Errors are JSON with { $error } and { $description }; the second says what to change.
docs-limits = Too many requests are answered with 429 and { $after }, in seconds.
