/** Progress of a training, for terminals and logs. */
package io.wavecast.trainer.progress;
