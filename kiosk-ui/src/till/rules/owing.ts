import type { Unit } from '../wire/answers';

/** Which unit is meant while its name is typed: one of the programme's, one used here of late, or one that is new. */
export class OwingUnits {
  readonly #recent: ReadonlySet<string>;
  /** those used of late first */
  readonly #all: readonly Unit[];

  constructor(
    private readonly programme: readonly Unit[],
    usedOfLate: readonly string[],
  ) {
    const recent = new Set(usedOfLate.map((name) => this.named(name)));
    const used = [...recent].map(
      (name) => programme.find((unit) => unit.name === name) ?? { code: '', name, shortName: '' },
    );
    this.#recent = recent;
    this.#all = [...used, ...programme.filter((unit) => !recent.has(unit.name))];
  }

  /** The name to write down: a unit's own if its short name or code was typed, so that it has one account and not two. */
  named(typed: string): string {
    const text = typed.trim();
    if (this.programme.some((unit) => unit.name === text)) return text;
    const wanted = text.toLowerCase();
    const meant = this.programme.filter((unit) => words(unit).includes(wanted));
    return meant.length === 1 ? (meant[0] as Unit).name : text;
  }

  isNew(name: string): boolean {
    return name !== '' && !this.#all.some((unit) => unit.name === name);
  }

  /** Names that hold what is typed, those used of late first, then those that begin with it; without anything typed, any. */
  offered(typed: string, limit: number): string[] {
    const wanted = typed.trim().toLowerCase();
    const found = this.#all.filter((unit) => words(unit).some((word) => word.includes(wanted)));
    const rank = (unit: Unit): number =>
      this.#recent.has(unit.name) ? 0 : words(unit).some((word) => word.startsWith(wanted)) ? 1 : 2;
    return found
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, limit)
      .map((unit) => unit.name);
  }
}

function words(unit: Unit): string[] {
  return [unit.name, unit.shortName, unit.code].filter(Boolean).map((word) => word.toLowerCase());
}
