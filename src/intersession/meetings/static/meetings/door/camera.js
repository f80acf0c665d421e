// The camera reads badges where the browser knows QR codes; elsewhere they are typed or scanned by hand.
"use strict";

const PAUSE = 150; // milliseconds between looks
const STAYS = 4000; // milliseconds in which a badge that stays before the camera is one reading

async function look() {
  const lens = part("lens");
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  let last = "";
  let until = 0;
  lens.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  await lens.play();
  lens.hidden = false;
  part("camera").hidden = true;
  while (lens.srcObject.active) {
    const [found] = document.hidden ? [] : await detector.detect(lens).catch(() => []);
    const code = found?.rawValue.trim();
    if (code && (code !== last || Date.now() > until)) await read(await digest(code));
    if (code) [last, until] = [code, Date.now() + STAYS];
    await new Promise((done) => setTimeout(done, PAUSE));
  }
  lens.hidden = true;
  part("camera").hidden = false;
}

if (window.BarcodeDetector && navigator.mediaDevices && window.crypto?.subtle) {
  part("camera").hidden = false;
  part("camera").addEventListener("click", () => look().catch(() => complain(words.no_camera)));
}
