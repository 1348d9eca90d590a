// Numbers as people read them, with their units.

/** A number of so many decimals, with a true minus sign; "–" where there is none. */
export function fixed(value, decimals = 3) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const text = value.toFixed(decimals);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");
}

/** A number of about so many digits that tell, such as 0.045, 12.3, 1.2·10⁶. */
export function significant(value, digits = 3) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return power(value, digits);
  return Number(value.toPrecision(digits)).toString().replace("-", "−");
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function power(value, digits) {
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  const raised = [...exponent.replace("+", "")].map((sign) => RAISED[sign] ?? "⁻").join("");
  return `${mantissa.replace("-", "−")}·10${raised}`;
}

/** A share of one, in per cent. */
export function percent(share, decimals = 0) {
  if (share === null || share === undefined || !Number.isFinite(share)) return "–";
  if (share > 0 && share * 100 < 0.5 * 10 ** -decimals) return `< ${fixed(10 ** -decimals, decimals)} %`;
  return `${fixed(100 * share, decimals)} %`;
}

/** A duration, such as "4 s", "3 min 20 s", "2 h 5 min". */
export function duration(seconds) {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return "–";
  const whole = Math.round(seconds);
  if (whole < 60) return seconds < 10 ? `${significant(seconds, 2)} s` : `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** A date and time of day where the reader is, such as "30 Nov 2026, 08:52". */
export function moment(text) {
  const date = new Date(text);
  if (!text || Number.isNaN(date.getTime())) return "–";
  const day = date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
  return `${day}, ${date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
}

/** The size of a file. */
export function bytes(count) {
  if (count < 1000) return `${count} B`;
  if (count < 1e6) return `${significant(count / 1e3)} kB`;
  return `${significant(count / 1e6)} MB`;
}

/** "1 film", "3 films". */
export function counted(count, noun, plural = `${noun}s`) {
  return `${count} ${count === 1 ? noun : plural}`;
}
