/** The names of the options that settings check. */
package io.wavecast.trainer.settings;
