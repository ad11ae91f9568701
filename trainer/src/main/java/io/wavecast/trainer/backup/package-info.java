/** The command {@code models}: copies the models topic to files, and back. */
package io.wavecast.trainer.backup;
