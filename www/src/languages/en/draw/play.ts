import type { Messages } from '../../../lessons/draw/play/text';

const text: Messages = {
  parts: 'What to play',
  game: 'Against the clock',
  tour: 'Tour of mistakes',
  rules: (seconds) =>
    `${seconds} seconds: draw what is asked. Once the shipped network reads it, the next one comes; Skip gives one up.`,
  start: 'Start',
  again: 'Play again',
  pause: 'Pause',
  goOn: 'Go on',
  skip: 'Skip',
  draw: 'Draw a',
  paused: 'Paused',
  seconds: (seconds) => `${seconds} s`,
  timeLeft: 'Time left',
  score: (hits) => `Read so far: ${hits}`,
  result: (hits, of) => `${hits} of ${of} read as asked`,
  nothing: 'Nothing was drawn.',
  drawn: (asked, read) => `Asked for ${asked}, read: ${read}`,
  notRead: 'no answer',
  stop: (stop, last) => `${stop} of ${last}`,
  previous: 'Previous',
  next: 'Next',
  replay: 'Draw it again',
  stops: {
    closedFour: {
      title: 'A four with a closed top',
      why: 'With its top closed, the four has the ring of a nine: the network says nine, and holds four for possible.',
    },
    oneWithRoof: {
      title: 'A one with a long flag',
      why: 'The flag is long enough for the bar of a seven: the network says seven, and holds one for possible.',
    },
    sixOnItsHead: {
      title: 'A six on its head',
      why: 'Turned by half a turn a six is a nine: what is up and down, only the pad says.',
    },
    fallenSix: {
      title: 'A six that fell over',
      why: 'The network has learned from digits that were turned by 15 degrees at most. Turned by 60, the six is a five to it, and it is sure of that.',
    },
    letterA: {
      title: 'The letter A',
      why: 'The ten probabilities have to add up to one, and four gets nearly all. The judge sees that it is no digit, so that there is no answer.',
    },
    twoDigits: {
      title: 'Two digits',
      why: 'The picture is made for one digit, and the network would make one of the two. The gap between the strokes gives them away: there is no answer.',
    },
    persianFour: {
      title: 'The Persian four, ۴',
      why: 'The network has only seen Latin digits, and a four is what it would guess from its hook and stem. The judge refuses it; it can be taught, though.',
    },
    persianFive: {
      title: 'The Persian five, ۵',
      why: 'Who knows Latin digits alone sees a line that closes, a zero. The judge agrees: both are fooled, and sure.',
    },
    house: {
      title: 'A house',
      why: 'It is a closed line around an empty middle, as a zero is, and no house was among what the judge has learned from. A judge errs, too.',
    },
  },
  changed: 'The drawing is not the tour’s any more: draw it again to compare.',
};

export default text;
