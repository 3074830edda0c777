import type { Messages } from '../../../lessons/questions/text';

const text: Messages = {
  claim:
    'A text encoder has read sentences, and a graph holds facts. Neither knows everything. QA-GNN joins them: the question becomes a node of the graph, and messages run along its edges until each answer has a probability.',
  tries: {
    fact: 'One fact',
    steps: 'Two steps',
    not: 'With “not”',
    senses: 'An ambiguous word',
    compare: 'What is each part good for?',
  },
  view: 'View',
  views: { ask: 'One question', train: 'Train it', paper: 'The paper' },
  notice: {
    ask: [
      'z stands for the question together with one answer. It sends messages to the concepts that the text names, and hears back from them. Take its edges away, and what the text encoder makes of the question reaches the concepts through relevance alone.',
      'ρ says how well a concept fits the text, as far as the text encoder can tell. It is meant to find what matters among all neighbors, and the sense of a word. The view “Train it” measures how much it helps here.',
      'α says how much of what a node sends goes along each of its edges. The weights that leave a node sum to 1.',
      'The text encoder is a small network trained on sentences about this world. It stands in for the language model of the paper.',
    ],
    train: [
      'All models answer the same questions, and no training question asks a fact that a test question asks. What differs is what they are given.',
      'A question with “not” looks like others without it: “Which of these does not live in the forest?” There are half as many with it. Who does not hear the word, as the graph alone, does best to answer as if it were not there.',
      'A single seed says little. With more seeds the table shows how much of a difference is chance.',
    ],
    paper: [
      'A miniature shows how a method works and what its parts are for. Whether it works on real questions only experiments on real questions can show; those are the paper’s.',
    ],
  },
};

export default text;
