/** The names of the options that settings check, and the collection of what is wrong with them. */
package io.wavecast.trainer.settings;
