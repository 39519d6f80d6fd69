// SPDX-License-Identifier: Apache-2.0
// Two ways to work a page: with a thumb, and with the keyboard only.
import assert from 'node:assert/strict';

export class Thumb {
  constructor(page) {
    this.page = page;
  }
  async press(target) {
    await target.click();
  }
  async type(target, text) {
    await target.fill(text);
    await target.blur();
  }
}

export class Keyboard {
  constructor(page) {
    this.page = page;
  }
  /** Walks with Tab until the target has the focus, as a person without a mouse does. */
  async reach(target) {
    await target.waitFor();
    const wanted = await target.elementHandle();
    for (let i = 0; i < 400; i++) {
      if (await wanted.evaluate((one) => one === document.activeElement)) return this.#seen(wanted);
      await this.page.keyboard.press('Tab');
    }
    assert.fail(`cannot be reached with Tab: ${await wanted.evaluate((one) => one.outerHTML.slice(0, 120))}`);
  }
  async press(target) {
    await this.reach(target);
    await this.page.keyboard.press('Enter');
  }
  async type(target, text) {
    await this.reach(target);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Tab');
  }
  async #seen(wanted) {
    const drawn = await wanted.evaluate((one) => {
      const style = getComputedStyle(one);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    });
    assert.ok(drawn, 'the focus is seen');
  }
}
