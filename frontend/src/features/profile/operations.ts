import { graphql } from '../../gql'

/** Changes one's own name. */
export const UpdateProfile = graphql(`
  mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      viewer {
        user {
          id
          name
        }
      }
    }
  }
`)

/** Changes what one signs in with. */
export const ChangeEmail = graphql(`
  mutation ChangeEmail($input: ChangeEmailInput!) {
    changeEmail(input: $input) {
      viewer {
        user {
          id
          email
        }
      }
    }
  }
`)

/** Sets one's own password. */
export const ChangePassword = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      viewer {
        isOwner
      }
    }
  }
`)

/** Signs one out in one other place. */
export const EndSession = graphql(`
  mutation EndSession($input: EndSessionInput!) {
    endSession(input: $input) {
      viewer {
        isOwner
      }
    }
  }
`)

/** Signs one out in every other place. */
export const EndOtherSessions = graphql(`
  mutation EndOtherSessions {
    endOtherSessions {
      viewer {
        isOwner
      }
    }
  }
`)
