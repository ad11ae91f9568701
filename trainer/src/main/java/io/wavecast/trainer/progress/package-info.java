/** Events of a training, and their display on a terminal and in a log. */
package io.wavecast.trainer.progress;
