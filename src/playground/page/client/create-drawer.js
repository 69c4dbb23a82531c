import { icon } from './icon.js';

/**
 * On a narrow page the panel slides over it, opened by a button, closed by Escape, the backdrop or a choice; out of sight
 * it is out of reach too. On a wide page it always stands there.
 * @param {{ button: HTMLElement, panel: HTMLElement, backdrop: HTMLElement }} parts
 */
export function createDrawer({ button, panel, backdrop }) {
  const narrow = matchMedia('(max-width: 720px)');
  let open = false;

  function draw() {
    const isHidden = narrow.matches && !open;
    panel.classList.toggle('is-open', open);
    panel.toggleAttribute('inert', isHidden);
    backdrop.hidden = !narrow.matches || !open;
    button.setAttribute('aria-expanded', String(open));
  }

  function set(/** @type {boolean} */ value) {
    if (open === value) return;
    open = value;
    draw();
    if (open) panel.querySelector('button')?.focus();
    else if (narrow.matches) button.focus();
  }

  button.append(icon('menu'));
  button.addEventListener('click', () => set(!open));
  backdrop.addEventListener('click', () => set(false));
  addEventListener('keydown', ({ key }) => key === 'Escape' && set(false));
  narrow.addEventListener('change', draw);
  draw();
  return { close: () => set(false) };
}
