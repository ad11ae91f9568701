/** The recurrent part of a network: initial weights, residuals as targets, and training by gradient descent. */
package io.wavecast.trainer.cells;
