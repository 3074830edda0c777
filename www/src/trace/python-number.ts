/** A typed number as a Python expression: `−1/3` is `-1/3`. */
export function python(text: string): string {
  return (
    text
      .normalize('NFKC')
      .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '')
      .replace(/[\u06f0-\u06f9]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)))
      .replace(/[\u0660-\u0669]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)))
      .replace(/\u2212/g, '-')
      .replace(/[\u2044\u2215]/g, '/')
      .replace(/\u066b/g, '.')
      .replace(/\s/g, '')
      // Python does not allow leading zeros in whole numbers.
      .replace(/(?<![\d.])0+(?=\d)/g, '')
  );
}
