/** A file that is dropped beside every place for files would be opened in place of the page, and what the reader made would be gone. */
export function keepFromStrayFiles(): void {
  const refuse = (event: DragEvent) => {
    const [target] = event.composedPath();
    const isTaken = event.defaultPrevented || (target instanceof HTMLInputElement && target.type === 'file');
    if (isTaken || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  };
  addEventListener('dragover', refuse);
  addEventListener('drop', refuse);
}
