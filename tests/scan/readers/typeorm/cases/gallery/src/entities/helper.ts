export const helper = (email: string) => email;
