// What pages can do better with a script: copying, and the ceremonies of passkeys (WebAuthn Level 3, 7.1 and 7.2).
"use strict";

(() => {
  const copies = () => {
    // Without a secure context there is no clipboard, and the buttons stay hidden.
    if (!navigator.clipboard) return;
    for (const button of document.querySelectorAll("button[data-copy]")) {
      const source = document.querySelector(button.dataset.copy);
      if (!source) continue;
      const label = button.textContent;
      button.hidden = false;
      button.setAttribute("aria-live", "polite");
      button.addEventListener("click", async () => {
        const lines = [...source.querySelectorAll("code")].map((line) => line.textContent);
        try {
          await navigator.clipboard.writeText(lines.length > 0 ? lines.join("\n") : source.textContent.replaceAll(" ", ""));
        } catch {
          // Refused by the browser: what was to be copied is marked, so that the keyboard can do it.
          getSelection().selectAllChildren(source);
          return;
        }
        button.textContent = button.dataset.copied;
        setTimeout(() => { button.textContent = label; }, 4000);
      });
    }
  };

  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0)).buffer;

  const text = (buffer) =>
    buffer && btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

  const listed = (credentials) => credentials?.map((one) => ({ ...one, id: bytes(one.id) }));

  // For browsers that do not read and write JSON themselves.
  const creation = (options) => ({
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: listed(options.excludeCredentials),
  });

  const request = (options) => ({
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: listed(options.allowCredentials),
  });

  const written = (credential) => {
    if (credential.toJSON) return credential.toJSON();
    const { response } = credential;
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: {
        clientDataJSON: text(response.clientDataJSON),
        ...(response.attestationObject && {
          attestationObject: text(response.attestationObject),
          transports: response.getTransports?.() ?? [],
        }),
        ...(response.authenticatorData && {
          authenticatorData: text(response.authenticatorData),
          signature: text(response.signature),
          userHandle: text(response.userHandle) || null,
        }),
      },
    };
  };

  const passkey = (form) => {
    const status = form.querySelector("[role=status]");
    const button = form.querySelector("button:not([type=button])");
    const say = (what) => { status.textContent = status.dataset[what]; };
    if (!window.PublicKeyCredential || !navigator.credentials) {
      say("unsupported");
      button.disabled = true;
      return;
    }
    const { publicKey } = JSON.parse(form.dataset.options);
    const ceremony = () => {
      if (form.dataset.passkey === "create") {
        const read = PublicKeyCredential.parseCreationOptionsFromJSON?.bind(PublicKeyCredential) ?? creation;
        return navigator.credentials.create({ publicKey: read(publicKey) });
      }
      const read = PublicKeyCredential.parseRequestOptionsFromJSON?.bind(PublicKeyCredential) ?? request;
      return navigator.credentials.get({ publicKey: read(publicKey) });
    };
    let running = false;
    const run = async () => {
      // A browser holds one ceremony at a time; a second click would end the first.
      if (running) return;
      running = true;
      say("waiting");
      try {
        const credential = await ceremony();
        form.elements.credential.value = JSON.stringify(written(credential));
        // This page answered a form. Whoever comes back finds the page before it, and is not asked to send that form again.
        history.replaceState(null, "", form.dataset.back);
        HTMLFormElement.prototype.submit.call(form);
      } catch {
        say("failed");
        running = false;
      }
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      run();
    });
    // Whoever comes back by the back button may press again; the server says what has become of the first answer.
    addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      running = false;
      status.textContent = "";
    });
    // A new passkey gets its name first; an existing one is asked for at once, but not again and again after a refusal.
    if (form.dataset.passkey === "get" && !("refused" in form.dataset)) run();
  };

  copies();
  document.querySelectorAll("form[data-passkey]").forEach(passkey);
})();
