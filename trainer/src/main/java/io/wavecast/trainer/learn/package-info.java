/** Fits scaling and a whole network: linear path, cells and head. */
package io.wavecast.trainer.learn;
