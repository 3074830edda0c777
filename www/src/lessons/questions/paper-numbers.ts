/** Accuracies in percent, quoted as they were read: in the paper, or in its authors' repository. Nothing here is computed. */

/**
 * Yasunaga, Ren, Bosselut, Liang and Leskovec 2021, arXiv 2104.06378, the table of ablations, on the development questions of
 * CommonsenseQA's in-house split: without the edges between z and the concepts (section 3.1), and without relevance (section 3.2,
 * "contextualization").
 */
export const ablations = [
  { without: 'no_context_edges', section: '3.1', dev: '74.81' },
  { without: 'no_relevance', section: '3.2', dev: '75.56' },
] as const;

/** The README of michiyasunaga/qagnn, "Trained model examples": development and test questions. */
export const trainedModels = [
  { benchmark: 'CommonsenseQA', dev: '77.07', test: '74.05' },
  { benchmark: 'OpenBookQA', dev: '69.60', test: '69.00' },
  { benchmark: 'MedQA-USMLE', dev: '37.89', test: '38.10' },
] as const;
