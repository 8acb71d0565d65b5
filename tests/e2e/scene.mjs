// A test with people in front of browsers of their own, on one server.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, signIn } from "./browser.mjs";
import { startServer } from "./server.mjs";

const LIMIT = 120_000;

/**
 * A server and a browser for the scenes of a file. Each scene is a test; it gets `enter`, which brings a person in:
 * signed in when `nrk` is given, else before the sign-in page; and the server. What went wrong on their pages fails the
 * scene, and the screens are kept. Who `stays` is there again in the next scene with the same NRK: what a browser has
 * of a page it need not fetch and read again. `options` are those of the server.
 */
export function stage(options) {
  let server;
  let browser;
  const sessions = new Map();
  const staying = new Map();

  before(async () => {
    [server, browser] = await Promise.all([startServer(options), launch()]);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function sessionOf(nrk) {
    if (!sessions.has(nrk)) sessions.set(nrk, begin(nrk));
    return sessions.get(nrk);
  }

  async function begin(nrk) {
    const person = await open(browser, server.url);
    try {
      await signIn(person.page, nrk);
      return await person.context.storageState();
    } finally {
      await person.close();
    }
  }

  return function scene(name, play) {
    test(name, { timeout: LIMIT }, async (t) => {
      const people = [];
      const enter = async ({ nrk, stays = false, ...options } = {}) => {
        const storageState = nrk && (await sessionOf(nrk));
        const person = staying.get(nrk) ?? (await open(browser, server.url, { ...options, storageState }));
        staying.delete(nrk);
        people.push(Object.assign(person, { nrk, stays }));
        return person;
      };
      try {
        await play(enter, server);
        for (const person of people) {
          assert.deepEqual(person.wrong(), []);
          if (!person.stays) continue;
          await person.rest();
          staying.set(person.nrk, person);
        }
      } catch (error) {
        for (const [nth, person] of people.entries()) {
          const kept = await person.keep(`${name.replace(/[^\w]+/g, "-")}-${nth + 1}`).catch(String);
          t.diagnostic(`screen: ${kept}`);
        }
        throw error;
      } finally {
        await Promise.all(people.filter((person) => staying.get(person.nrk) !== person).map((person) => person.close()));
      }
    });
  };
}
