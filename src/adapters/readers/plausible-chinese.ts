/**
 * The 160 commonest characters of the statutes and notices that this product reads: 70 % of statutes, 40 to 60 % of any
 * page of government, below 4 % of Chinese that was decoded in a wrong encoding.
 */
const COMMON = new Set(
  '的人法第业条和行信政十务关定应理规国者当技用息机以有管企科等全据部门公发产服作处或安术资合其家网数中个开制保得一提工责对民二不主可会依三施成设构学共权本及络实动市事在所进建为方新府供展体照化创四能护立员项五监税年研场他利支相要收取经与律并区社生上重款自性营究组持内加度六按活织小大级时推知职向地同接准力外目件金式单境出商',
);

/** Share of the common characters among all that are not ASCII, blanks or Chinese punctuation; 0 where there are none. */
export function commonShare(text: string): number {
  let common = 0;
  let others = 0;
  for (const character of text) {
    if (COMMON.has(character)) common += 1;
    else if (!/[\p{ASCII}\s\u3000-\u303f\uff00-\uffef‘-‟—…·]/u.test(character)) others += 1;
  }
  return common + others === 0 ? 0 : common / (common + others);
}
