/** The forecasters that a network has to beat. */
package io.wavecast.trainer.baseline;
