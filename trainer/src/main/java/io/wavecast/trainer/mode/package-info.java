/** When models are trained: periodically, or on request. */
package io.wavecast.trainer.mode;
