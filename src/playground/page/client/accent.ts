import { nothing } from 'lit';
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';

/** Sets the accent through the style object: a style attribute is what the content security policy forbids. */
class AccentDirective extends Directive {
  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT) throw new Error('accent() belongs on an element');
  }

  render(_color: number | null | undefined): unknown {
    return nothing;
  }

  override update({ element }: ElementPart, [color]: [number | null | undefined]): unknown {
    if (!(element instanceof HTMLElement)) return nothing;
    if (typeof color === 'number') element.style.setProperty('--accent', `#${color.toString(16).padStart(6, '0')}`);
    else element.style.removeProperty('--accent');
    return nothing;
  }
}

/** The accent colour of a container or embed, as the custom property `--accent` of its element. */
export const accent = directive(AccentDirective);
