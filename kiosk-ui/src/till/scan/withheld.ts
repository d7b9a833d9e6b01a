/** A scanner's next key would have come; and no person sees the difference. */
const OVER_MILLISECONDS = 60;

/**
 * The keys of what looks like a scan, kept out of the field with the focus and taken back out of it: a field that is drawn anew
 * makes the line of the cart wait. If it was no scan, the field gets them a moment later.
 */
export class Withheld {
  #field: HTMLInputElement | null = null;
  /** of this burst: what the field got, then what it did not */
  #given = '';
  #kept = '';
  #over: ReturnType<typeof setTimeout> | undefined;

  /** One of a burst's first keys, which may as well be a person's: the field gets it, for now. */
  give(event: KeyboardEvent, isFirst: boolean): void {
    this.giveBack();
    this.#given = isFirst ? event.key : this.#given + event.key;
  }

  /** The field gets nothing of this key for now. Composed keys are the input method's, and a field of a set length counts its own. */
  keep(event: KeyboardEvent, field: Element | null): void {
    if (field !== this.#field) this.giveBack();
    if (!(field instanceof HTMLInputElement) || field.maxLength >= 0) return;
    if (event.isComposing || event.key.length !== 1) return this.giveBack();
    event.preventDefault();
    this.#field = field;
    if (this.#given !== '') this.#takeBack(field);
    this.#kept += event.key;
    clearTimeout(this.#over);
    this.#over = setTimeout(() => this.giveBack(), OVER_MILLISECONDS);
  }

  #takeBack(field: HTMLInputElement): void {
    const end = field.selectionStart ?? 0;
    const start = end - this.#given.length;
    if (field.selectionEnd === end && field.value.slice(Math.max(0, start), end) === this.#given) {
      this.#kept = this.#given;
      replaced(field, '', start, end);
    }
    this.#given = '';
  }

  /** It was a scan. */
  drop(): void {
    clearTimeout(this.#over);
    this.#given = this.#kept = '';
  }

  /** It was none: the field gets them as if they were typed now, one by one, as it may refuse one. */
  giveBack(): void {
    const [field, text] = [this.#field, this.#kept];
    if (!field || text === '') return;
    this.drop();
    for (const character of text) {
      const { selectionStart, selectionEnd, value } = field;
      replaced(field, character, selectionStart ?? value.length, selectionEnd ?? value.length);
    }
  }
}

function replaced(field: HTMLInputElement, by: string, start: number, end: number): void {
  field.setRangeText(by, start, end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}
