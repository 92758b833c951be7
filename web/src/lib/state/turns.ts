let last = Promise.resolve();

/** Does something in a task of its own, after what asked before; gives the way to call it off. */
export function inTurn(work: () => void): () => void {
  let wanted = true;
  last = last.then(
    () =>
      new Promise((done) =>
        setTimeout(() => {
          if (wanted) work();
          done();
        }),
      ),
  );
  return () => {
    wanted = false;
  };
}
