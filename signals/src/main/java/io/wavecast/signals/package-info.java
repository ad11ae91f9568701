/** Where samples come from: recordings and generated signals, and the command that replays them. */
package io.wavecast.signals;
