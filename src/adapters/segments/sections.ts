/** One array of a segment, as it lies in memory and on disk (little-endian). */
export type Section = Uint8Array | Uint16Array | Uint32Array | BigUint64Array | Float32Array | Float64Array;

/** Everything a segment consists of but its graph, by name; see `packSegment` for the names. */
export type Sections = ReadonlyMap<string, Section>;

const KINDS = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  u64: BigUint64Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;

export type SectionKind = keyof typeof KINDS;
export const SECTION_KINDS = ['u8', 'u16', 'u32', 'u64', 'f32', 'f64'] as const satisfies readonly SectionKind[];

type OfKind<Kind extends SectionKind> = InstanceType<(typeof KINDS)[Kind]>;

/** The kind that says how an array is read back. */
export function kindOf(section: Section): SectionKind {
  const kind = SECTION_KINDS.find((each) => section instanceof KINDS[each]);
  if (!kind) throw new TypeError('no kind of section');
  return kind;
}

/** The array of that name. Throws a RangeError where it is missing or of another kind: the segment is not one of ours. */
export function sectionOf<Kind extends SectionKind>(sections: Sections, name: string, kind: Kind): OfKind<Kind> {
  const section = sections.get(name);
  if (!(section instanceof KINDS[kind])) throw new RangeError(`no section ${name}`);
  return section as OfKind<Kind>;
}

/** A view of that kind on bytes; `offset` must be a multiple of 8. */
export function viewOf(kind: SectionKind, buffer: ArrayBuffer, offset: number, bytes: number): Section {
  return new KINDS[kind](buffer, offset, bytes / KINDS[kind].BYTES_PER_ELEMENT);
}
