// The builder's own numbers for modules are digests that take in the folder's absolute path: the same sources would
// give other files in another folder. Numbers in the order of use do not.
module.exports = { optimization: { moduleIds: 'natural', chunkIds: 'natural' } };
