/** The options that commands of the trainer share, and how they become settings. */
package io.wavecast.trainer.options;
