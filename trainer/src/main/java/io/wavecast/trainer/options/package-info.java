/** Command-line options that commands of the trainer share, and their conversion to settings. */
package io.wavecast.trainer.options;
