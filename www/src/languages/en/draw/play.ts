import type { Messages } from '../../../lessons/draw/play/text';

const text: Messages = {
  parts: 'What to play',
  game: 'Against the clock',
  tour: 'Tour of mistakes',
  rules: (seconds) =>
    `${seconds} seconds: draw the digits you are asked for. As soon as the built-in network reads one, the next one comes; Skip moves on to the next one.`,
  start: 'Start',
  again: 'Play again',
  pause: 'Pause',
  goOn: 'Resume',
  skip: 'Skip',
  draw: 'Draw:',
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
      why: 'With its top closed, the four has the loop of a nine: the network reads nine, and considers four possible.',
    },
    oneWithRoof: {
      title: 'A one with a long flag',
      why: 'The flag is long enough to be the bar of a seven: the network reads seven, and considers one possible.',
    },
    sixOnItsHead: {
      title: 'A six upside down',
      why: 'Rotated by half a turn, a six is a nine: only the pad tells which way is up.',
    },
    fallenSix: {
      title: 'A six that fell over',
      why: 'The network was trained on digits rotated by at most 15 degrees. Rotated by 60, the six is a five to it, and it is sure of that.',
    },
    letterA: {
      title: 'The letter A',
      why: 'The ten probabilities have to add up to one, and four gets nearly all of it. The judge sees that this is not a digit, so there is no answer.',
    },
    twoDigits: {
      title: 'Two digits',
      why: 'The image is meant for one digit, and the network would read the two as one. The gap between the strokes gives them away: there is no answer.',
    },
    persianFour: {
      title: 'The Persian four, ۴',
      why: 'The network has only seen Latin digits, and would guess a four from the hook and the stem. The judge refuses it, but it can be taught.',
    },
    persianFive: {
      title: 'The Persian five, ۵',
      why: 'Anyone who knows only Latin digits sees a closed line, a zero. The judge agrees: both are fooled, and sure.',
    },
    house: {
      title: 'A house',
      why: 'Like a zero, it is a closed line around an empty middle, and no house was among what the judge was trained on. Judges err, too.',
    },
  },
  changed: 'This is no longer the tour’s drawing: draw it again to compare.',
};

export default text;
