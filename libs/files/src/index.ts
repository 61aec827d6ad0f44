export { FileStore } from './file-store.js';
export { FilesModule } from './files.module.js';
export { pictureType, takePicture } from './pictures/take-picture.js';
export type { PictureType } from './pictures/taken-picture.js';
