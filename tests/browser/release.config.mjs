import base from '../../www/vite.config.ts';

/** Builds the page as another release would be: `data-release` of the document tells which one runs, or it does not start. */
const release = process.env.CHAINRULE_RELEASE ?? '';

const another = {
  name: 'another-release',
  transform(code, id) {
    if (!id.endsWith('/src/main.ts')) return null;
    return release === 'broken'
      ? `throw new Error('this release is broken');`
      : `${code}\ndocument.documentElement.dataset.release = '${release}';`;
  },
};

export default { ...base, plugins: [...base.plugins, another] };
