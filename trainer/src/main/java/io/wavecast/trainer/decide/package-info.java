/** Whether a challenger is better than the version in force, by their live scores. */
package io.wavecast.trainer.decide;
