// Transformations used by our tables. Grafana registers them in its application, which is not published.
import { standardTransformers } from '@grafana/data';

export const transformers = [
  standardTransformers.organizeFieldsTransformer, standardTransformers.orderFieldsTransformer, standardTransformers.renameFieldsTransformer,
  standardTransformers.filterFieldsByNameTransformer, standardTransformers.filterFieldsTransformer, standardTransformers.mergeTransformer,
  standardTransformers.sortByTransformer, standardTransformers.noopTransformer,
].map((transformation: any) => ({
  id: transformation.id, name: transformation.name, description: '', editor: () => null, transformation: () => Promise.resolve(transformation), imageDark: '', imageLight: '',
})) as any[];
