/** The name with its sign. */
export function Brand() {
  return (
    <p className="brand">
      <img src="/favicon.svg" alt="" width="24" height="24" />
      Parley
    </p>
  );
}
