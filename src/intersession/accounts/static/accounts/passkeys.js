// Passkeys: asks the device for one and puts its answer into the form. Without scripts the forms stay hidden.
"use strict";

const binary = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0)).buffer;

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const known = (keys = []) => keys.map((key) => ({ ...key, id: binary(key.id) }));

function plain(credential) {
  const answer = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) answer[name] = text(credential.response[name]);
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: answer,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function made({ creation_options: { publicKey } }) {
  return navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: binary(publicKey.challenge),
      user: { ...publicKey.user, id: binary(publicKey.user.id) },
      excludeCredentials: known(publicKey.excludeCredentials),
      authenticatorSelection: {
        ...publicKey.authenticatorSelection,
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
    },
  });
}

async function used({ request_options: { publicKey } }) {
  return navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: binary(publicKey.challenge),
      allowCredentials: known(publicKey.allowCredentials),
    },
  });
}

const onPage = () => JSON.parse(document.getElementById("passkey-options").textContent);

const fromServer = async (form) =>
  (await fetch(form.action, { headers: { Accept: "application/json" } })).json();

const ways = {
  add: async () => made(onPage()),
  use: async () => used(onPage()),
  "sign-in": async (form) => used(await fromServer(form)),
};

function prepare(form) {
  const failed = form.querySelector("[data-passkey-failed]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(plain(await ways[form.dataset.passkey](form)));
      form.submit();
    } catch {
      failed.hidden = false; // the person said no, or the device has none
    }
  });
  form.hidden = false;
}

if (window.PublicKeyCredential) document.querySelectorAll("form[data-passkey]").forEach(prepare);
