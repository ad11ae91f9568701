/** Options that commands of the trainer share, by what they are about. */
package io.wavecast.trainer.options;
