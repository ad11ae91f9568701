/** Training of recurrent cells by gradient descent: one interface for all engines, which return weights of the core's networks. */
package io.wavecast.trainer.engine;
