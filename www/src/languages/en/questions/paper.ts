import type { Messages } from '../../../lessons/questions/paper-text';

const text: Messages = {
  summary: 'The paper in short',
  parts: [
    {
      title: 'Problem.',
      text: 'To answer a question one often needs knowledge that the question does not state. Language models have much of it, but do poorly at structured reasoning, such as handling negation. Knowledge graphs hold facts as structure, but have gaps and noise: the concepts of a question and their neighbors bring in many that have nothing to do with it. So two things are needed: to identify what matters in a large graph, and to reason over text and graph together.',
    },
    {
      title: 'Method.',
      text: 'QA-GNN joins the question with one of its answers, as a node z, to the retrieved part of the graph: the working graph. A language model scores how relevant each of its nodes is to z. Then a graph neural network passes messages over the working graph, so that text and graph update each other’s representations, and the answer gets a score. In the authors’ code a graph has at most 200 nodes, z included, and the network has five layers.',
    },
    {
      title: 'Results.',
      text: 'It was evaluated on questions of common sense (CommonsenseQA, OpenBookQA) and of medicine (MedQA-USMLE). The authors report that it does better than existing models, those of language alone and those that also use a knowledge graph, and that its reasoning is structured and can be interpreted; they name negation in questions, which it handles correctly, as an example.',
    },
  ],
  quoted: 'Quoted: accuracies of the paper and its repository',
  quotedNote: 'These accuracies are quoted. All others in this lesson are computed by its own code.',
  ablations: 'CommonsenseQA, with one part taken away',
  variant: 'Left out',
  without: { no_context_edges: 'edges between z and the concepts', no_relevance: 'relevance' },
  section: (section) => `(section ${section})`,
  dev: 'Development',
  test: 'Test',
  ablationSource: 'From the paper’s table of ablations, on the development questions of its in-house split.',
  trainedModels: 'The repository’s trained models',
  benchmark: 'Benchmark',
  trainedSource:
    'From the README of the authors’ repository, michiyasunaga/qagnn. These models differ from the paper’s runs, so the two tables cannot be subtracted from each other. The development and test questions of CommonsenseQA are those of the in-house split.',
  notRead:
    'We could not read the rest of the paper’s tables, among them the whole model’s accuracy beside these two, its accuracy on each benchmark, that of other methods, and that on negated questions. What we have not read there is not printed here.',
  miniature: 'What the miniature finds',
  miniatureNote: (nSeeds) =>
    `Recorded from ${nSeeds} seeds, computed by this lesson’s own code. “Train it” has all five models.`,
  beware:
    'The two do not measure the same: the miniature’s questions are made by rule about a small world, its text encoder is tiny, and nothing of its size could answer the benchmarks. What can be compared is the kind of statement: what is lost when z has no edges, and what when no relevance says what matters. Where the difference is not in bold, the miniature does not show a loss that stands out from the spread of its seeds.',
};

export default text;
