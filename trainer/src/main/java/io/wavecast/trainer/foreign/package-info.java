/** Imports networks that were trained in PyTorch or Keras. */
package io.wavecast.trainer.foreign;
