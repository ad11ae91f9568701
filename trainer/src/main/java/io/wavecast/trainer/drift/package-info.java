/** Finds models whose errors or intervals have become worse than they were. */
package io.wavecast.trainer.drift;
