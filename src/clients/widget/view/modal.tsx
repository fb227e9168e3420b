import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * A modal dialog: focus moves in and stays in, Esc and the backdrop close it, and focus goes back to where it was. `label` is the
 * id of its heading.
 */
export function Modal(properties: {
  readonly kind: 'drawer' | 'card';
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const root = element.getRootNode();
    const opener = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
    element.showModal();
    return () => {
      element.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is the backdrop's; the keyboard has Esc, which the dialog handles
    <dialog
      ref={dialog}
      class={properties.kind}
      aria-labelledby={properties.label}
      onClose={properties.onClose}
      onClick={(event) => {
        if (event.target === dialog.current) properties.onClose();
      }}
    >
      <div class="modal">{properties.children}</div>
    </dialog>
  );
}
