// Before the first paint: the theme that was chosen on this device. A file of its own, since nothing inline is allowed.
try {
  const tema = localStorage.getItem("kinerja.tema");
  if (tema === "terang" || tema === "gelap") document.documentElement.dataset.tema = tema;
} catch {
  // Storage may be closed to us; then the system's theme holds.
}
