/** The recurrent part of a network: random cells and their training by an engine. */
package io.wavecast.trainer.cells;
