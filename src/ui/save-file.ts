// Hands a file to the person, as the browser's own download.

/** Some browsers read the file only after the click has been dealt with; then it may go. */
const KEPT = 60_000;

export function saveFile(name: string, content: BlobPart, type = 'application/json'): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, KEPT);
}
