/** Trains models periodically or on request. */
package io.wavecast.trainer.mode;
